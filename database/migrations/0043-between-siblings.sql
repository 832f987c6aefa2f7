-- What somebody has paid in for one pupil and moves to another of theirs at the same school. The share goes with the money: each
-- part says by which payment it once came in, so that a later refund finds the one who paid.

create table sibling_transfer (
  school_id bigint not null,
  -- The event that moves the money.
  id uuid not null,
  from_wallet_id uuid not null,
  to_wallet_id uuid not null,
  person_id uuid not null,
  amount_ore bigint not null,
  made_at timestamptz not null,
  constraint sibling_transfer_pk primary key (school_id, id),
  constraint sibling_transfer_from_fk foreign key (school_id, from_wallet_id) references wallet (school_id, id),
  constraint sibling_transfer_to_fk foreign key (school_id, to_wallet_id) references wallet (school_id, id),
  constraint sibling_transfer_person_fk foreign key (person_id) references person (id),
  constraint sibling_transfer_amount_positive check (amount_ore > 0),
  constraint sibling_transfer_between_two check (from_wallet_id <> to_wallet_id)
);
create index sibling_transfer_from on sibling_transfer (school_id, from_wallet_id);
create index sibling_transfer_to on sibling_transfer (school_id, to_wallet_id);

create table sibling_transfer_part (
  school_id bigint not null,
  transfer_id uuid not null,
  topup_id uuid not null,
  amount_ore bigint not null,
  constraint sibling_transfer_part_pk primary key (school_id, transfer_id, topup_id),
  constraint sibling_transfer_part_of_fk foreign key (school_id, transfer_id) references sibling_transfer (school_id, id),
  constraint sibling_transfer_part_topup_fk foreign key (school_id, topup_id) references topup (school_id, id),
  constraint sibling_transfer_part_amount_positive check (amount_ore > 0)
);

create trigger sibling_transfer_is_insert_only before update or delete on sibling_transfer for each row execute function refuse_change();
create trigger sibling_transfer_part_is_insert_only before update or delete on sibling_transfer_part for each row execute function refuse_change();

alter table transfer drop constraint transfer_kind_known;
alter table transfer add constraint transfer_kind_known check (
  kind in ('topup', 'topup_reversal', 'bank_topup', 'gift_held', 'purchase', 'purchase_on_debt', 'return', 'refund', 'payout', 'payout_returned', 'card_fee',
    'correction', 'settlement', 'settlement_fee', 'settlement_received',
    'meal_contribution', 'meal_withdrawal', 'meal_advance', 'meal_subsidy', 'meal_repaid', 'meal_given_back', 'sibling_transfer')
);
