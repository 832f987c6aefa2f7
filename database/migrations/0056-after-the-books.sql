-- When the books need not be kept any longer, the names, accounts and words in them are cut by the house itself; ids, sums, times
-- and signatures stay, so that every øre is still proved. server/privacy/catalogue.ts says which columns, and by which day.

-- What was told to the bank stays as it was told, until then: only that these become a dash.
alter table payout_line drop constraint payout_line_account_eleven_digits;
alter table payout_line add constraint payout_line_account_eleven_digits check (account_number ~ '^[0-9]{11}$' or account_number = '---');
alter table refund_part drop constraint refund_part_account_eleven_digits;
alter table refund_part add constraint refund_part_account_eleven_digits check (account_number ~ '^[0-9]{11}$' or account_number = '---');

create or replace function refuse_line_change() returns trigger
language plpgsql
as $$
begin
  if old.state <> 'in_run' and (new.payee_name, new.account_number) = ('---', '---')
    and to_jsonb(new) - 'payee_name' - 'account_number' = to_jsonb(old) - 'payee_name' - 'account_number' then
    return new;
  end if;
  if not (old.state = 'in_run' or (old.state = 'paid' and new.state = 'failed'))
    or (new.run_id, new.account_number, new.amount_ore, new.payee_name) is distinct from (old.run_id, old.account_number, old.amount_ore, old.payee_name) then
    raise exception 'a line of a payout stays as it was told to the bank' using errcode = 'PT001';
  end if;
  return new;
end
$$;

create or replace function refuse_run_change() returns trigger
language plpgsql
as $$
begin
  if old.state = 'frozen' and new.sealed_file = '---' and to_jsonb(new) - 'sealed_file' = to_jsonb(old) - 'sealed_file' then
    return new;
  end if;
  if old.state <> 'collecting' then
    raise exception 'a payout that is frozen stays as it is' using errcode = 'PT001';
  end if;
  return new;
end
$$;

-- Each finds what is still to be cut, and holds nothing once it is: looking costs nothing however long the house has stood.
create index bank_payment_to_cut on bank_payment (booked_on)
  where payer_name is not null or payer_account is not null or message is not null or end_to_end_id is not null or note <> '---';
create index payout_line_to_cut on payout_line (decided_at) where payee_name <> '---' or account_number <> '---';
create index payout_run_to_cut on payout_run (frozen_at) where sealed_file <> '---';
create index refund_part_to_cut on refund_part (changed_at) where account_number <> '---';
create index refund_to_cut on refund (decided_at) where note <> '---';
create index refund_event_to_cut on refund_event (happened_at) where note <> '---';
create index card_event_to_cut on card_event (happened_at) where note <> '---';
create index card_fee_to_cut on card_fee (waived_at) where waive_reason <> '---';
create index purchase_return_to_cut on purchase_return (happened_at) where note <> '---';
create index meal_entry_to_cut on meal_entry (made_at) where reason <> '---';
create index topup_to_cut on topup (made_at) where giver_name is not null or giver_email is not null;
create index topup_arrangement_event_to_cut on topup_arrangement_event (happened_at) where note <> '---';
create index pay_link_to_cut on pay_link (ended_at) where made_note <> '---' or ended_note <> '---';
create index cashier_to_cut on cashier (ended_at) where name <> '---';
