-- Selling without a network: what a till's device keeps on its own reserve register while it is alone, and what becomes of
-- it when it is back (docs/decisions/0017). The registers themselves are there since the first migration.

-- How much a school dares while a till is alone.
alter table school
  add column reserve_is_on boolean not null default true,
  add column reserve_most_purchase_ore bigint not null default 10000,
  -- A card, at one till, on one day.
  add column reserve_most_card_ore bigint not null default 15000,
  add column reserve_most_card_count integer not null default 3,
  -- What may wait on one till.
  add column reserve_most_till_ore bigint not null default 1000000,
  add column reserve_most_till_count integer not null default 500,
  -- How old the list of cards may be, and the oldest sale that waits.
  add column reserve_list_hours integer not null default 24,
  add column reserve_wait_hours integer not null default 24;
alter table school add constraint school_reserve_purchase_sane check (reserve_most_purchase_ore between 100 and 50000);
alter table school add constraint school_reserve_card_sane check (reserve_most_card_ore between 100 and 100000 and reserve_most_card_count between 1 and 20);
alter table school add constraint school_reserve_till_sane check (reserve_most_till_ore between 100 and 5000000 and reserve_most_till_count between 1 and 1000);
alter table school add constraint school_reserve_hours_sane check (reserve_list_hours between 1 and 72 and reserve_wait_hours between 1 and 72);

alter table register
  -- Delivery receipts have a series of their own.
  add column delivery_number bigint not null default 0,
  -- How many ids of this register are refused for ever. A purchase asks for them only where there are any.
  add column tombstone_count bigint not null default 0;

-- A device that sells on a till's reserve register: its public key, and how far its chain of records has come. A till whose
-- browser was cleared is a new device. Its chain changes under the reserve register's lock.
create table reserve_device (
  school_id bigint not null,
  id uuid not null,
  till_id uuid not null,
  register_id uuid not null,
  -- P-256, uncompressed. The private key never leaves the device.
  public_key bytea not null,
  registered_at timestamptz not null,
  last_sequence bigint not null default 0,
  -- "0" before the first record.
  last_hash text not null default '0',
  last_happened_at timestamptz,
  constraint reserve_device_pk primary key (school_id, id),
  constraint reserve_device_till_fk foreign key (school_id, till_id) references till (school_id, id),
  constraint reserve_device_register_fk foreign key (school_id, register_id) references register (school_id, id),
  constraint reserve_device_key_whole check (octet_length(public_key) = 65),
  constraint reserve_device_counts check (last_sequence >= 0)
);
create index reserve_device_by_till on reserve_device (school_id, till_id);

-- Every record as it came, and what became of it.
create table reserve_record (
  school_id bigint not null,
  device_id uuid not null,
  sequence bigint not null,
  id uuid not null,
  -- Exactly as the device signed it.
  text text not null,
  hash text not null,
  signature text not null,
  outcome text not null,
  -- Why it was refused.
  reason text,
  -- Set when it was booked: the same id.
  purchase_id uuid,
  -- The connected sale whose outcome was unknown when this was made.
  replaces_id uuid,
  -- What the wallet did not hold, delivered on credit.
  overdrawn_ore bigint not null default 0,
  delivery_number bigint,
  happened_at timestamptz not null,
  taken_at timestamptz not null,
  constraint reserve_record_pk primary key (school_id, device_id, sequence),
  constraint reserve_record_once unique (school_id, id),
  constraint reserve_record_device_fk foreign key (school_id, device_id) references reserve_device (school_id, id),
  constraint reserve_record_purchase_fk foreign key (school_id, purchase_id) references purchase (school_id, id),
  constraint reserve_record_outcome_known check (outcome in ('booked', 'sold_before', 'refused')),
  constraint reserve_record_booked_has_purchase check ((outcome = 'booked') = (purchase_id is not null) and (purchase_id is null or purchase_id = id)),
  constraint reserve_record_sold_before_replaces check (outcome <> 'sold_before' or replaces_id is not null),
  constraint reserve_record_refused_has_reason check ((outcome = 'refused') = (reason is not null)),
  constraint reserve_record_overdrawn_is_delivered check (overdrawn_ore >= 0 and (overdrawn_ore > 0) = (delivery_number is not null)),
  constraint reserve_record_counts check (sequence > 0)
);

-- What the office must know: a record that was not as it should be, booked or not.
create table reserve_report (
  school_id bigint not null,
  id uuid not null,
  device_id uuid not null,
  sequence bigint not null,
  what text not null,
  -- Of the text, so that the same is reported once however often it comes.
  evidence text not null,
  record_id uuid,
  amount_ore bigint,
  -- Of what was not taken: the record itself, so that nothing is lost.
  text text,
  made_at timestamptz not null,
  constraint reserve_report_pk primary key (school_id, id),
  constraint reserve_report_once unique (school_id, device_id, sequence, what, evidence),
  constraint reserve_report_device_fk foreign key (school_id, device_id) references reserve_device (school_id, id),
  constraint reserve_report_is_a_word check (what ~ '^[a-z_]{1,40}$')
);
create index reserve_report_by_time on reserve_report (school_id, made_at);

-- Purchases that will never be: sold anew on the reserve register before they arrived.
create table purchase_tombstone (
  school_id bigint not null,
  id uuid not null,
  record_id uuid not null,
  made_at timestamptz not null,
  constraint purchase_tombstone_pk primary key (school_id, id),
  constraint purchase_tombstone_record_once unique (school_id, record_id)
);

-- A wallet goes below zero where a provider took money back, and where a sale that has been eaten must be booked.
alter table transfer drop constraint transfer_kind_known;
alter table transfer add constraint transfer_kind_known check (
  kind in ('topup', 'topup_reversal', 'bank_topup', 'gift_held', 'purchase', 'purchase_on_debt', 'return', 'refund', 'payout', 'payout_returned', 'card_fee',
    'correction', 'settlement', 'settlement_fee', 'settlement_received')
);
alter table transfer drop constraint transfer_below_zero_only_where_taken_back;
alter table transfer add constraint transfer_below_zero_only_where_it_must_be check (
  debit_balance_ore is null or debit_balance_ore >= 0 or kind in ('topup_reversal', 'purchase_on_debt')
);

create trigger reserve_record_is_insert_only before update or delete on reserve_record for each row execute function refuse_change();
create trigger reserve_report_is_insert_only before update or delete on reserve_report for each row execute function refuse_change();
create trigger purchase_tombstone_is_insert_only before update or delete on purchase_tombstone for each row execute function refuse_change();
