-- A pay link may also lead to the school's meal fund, and what is paid by it is a gift to the school: the same payment, with
-- the same states, and another place for its money.

alter table pay_link alter column wallet_id drop not null;
create unique index pay_link_one_of_a_fund on pay_link (school_id) where wallet_id is null and ended_at is null;

alter table topup alter column wallet_id drop not null;
-- What has no wallet is a gift to the fund. It never waits for room, and what the giver wrote to the school is kept for the office alone.
alter table topup add column giver_greeting text;
alter table topup add constraint topup_without_wallet_is_a_gift check (wallet_id is not null or (pay_link_id is not null and held_ore = 0));
alter table topup add constraint topup_greeting_only_to_the_fund check (giver_greeting is null or (wallet_id is null and char_length(giver_greeting) between 1 and 200));
create index topup_of_fund on topup (school_id, credited_at desc, id) where wallet_id is null;

alter table transfer drop constraint transfer_kind_known;
alter table transfer add constraint transfer_kind_known check (
  kind in ('topup', 'topup_reversal', 'bank_topup', 'gift_held', 'purchase', 'purchase_on_debt', 'return', 'refund', 'payout', 'payout_returned', 'card_fee',
    'correction', 'settlement', 'settlement_fee', 'settlement_received',
    'meal_contribution', 'meal_withdrawal', 'meal_advance', 'meal_subsidy', 'meal_repaid', 'meal_given_back', 'meal_gift', 'meal_gift_reversal', 'sibling_transfer')
);
-- Who gave is forgotten when no bank can take the gift back any more.
create index topup_of_fund_with_giver on topup (made_at)
where wallet_id is null and coalesce(giver_name, giver_email, giver_greeting) is not null;
