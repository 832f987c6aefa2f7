-- What the providers say they owe us and have paid us, line by line; what each line is of ours; what the bank got of it;
-- and every difference. Reports and lines are an operator's, what is booked of them is the schools' own. All of it is
-- only ever inserted: what was told stays told, and an explanation stands beside the difference, never over it.

-- A report: a provider's day, or its file.
create table settlement_report (
  id uuid not null,
  operator_id uuid not null,
  provider text not null,
  -- The account in which the provider keeps this operator's money.
  ledger text not null,
  -- Counts the reports of a ledger.
  position integer not null,
  -- What the provider calls it: a day, or a number.
  name text not null,
  day date not null,
  -- What the provider owed us before and after.
  opening_ore bigint not null,
  closing_ore bigint not null,
  line_count integer not null,
  read_at timestamptz not null,
  -- Null when the house fetched it.
  read_by uuid,
  constraint settlement_report_pk primary key (id),
  constraint settlement_report_operator_fk foreign key (operator_id) references operator (id),
  constraint settlement_report_position_once unique (provider, ledger, position),
  constraint settlement_report_name_once unique (provider, ledger, name),
  constraint settlement_report_provider_known check (provider in ('swedbank-pay', 'vipps')),
  constraint settlement_report_position_counts check (position > 0)
);
create index settlement_report_by_operator on settlement_report (operator_id, provider, day);

create table settlement_line (
  id uuid not null,
  report_id uuid not null,
  operator_id uuid not null,
  provider text not null,
  ledger text not null,
  -- Its place among all lines of the ledger.
  position bigint not null,
  kind text not null,
  -- The provider's own number of it: with the ledger and the kind it is one line, however often it is told.
  number text not null,
  -- Ours, or a payout's number.
  reference text,
  -- How it changes what the provider owes us.
  amount_ore bigint not null,
  day date not null,
  constraint settlement_line_pk primary key (id),
  constraint settlement_line_report_fk foreign key (report_id) references settlement_report (id),
  constraint settlement_line_once unique (provider, ledger, kind, number),
  constraint settlement_line_position_once unique (provider, ledger, position),
  constraint settlement_line_moves check (amount_ore <> 0),
  constraint settlement_line_kind_known check (kind in ('capture', 'refund', 'chargeback', 'fee', 'payout', 'payout_back', 'other'))
);
create index settlement_line_by_report on settlement_line (report_id);
create index settlement_line_by_day on settlement_line (operator_id, provider, day);

-- How a fee or a payout is divided among the schools; without a school: nobody's of ours.
create table settlement_part (
  id uuid not null,
  line_id uuid not null,
  school_id bigint,
  amount_ore bigint not null,
  made_at timestamptz not null,
  constraint settlement_part_pk primary key (id),
  constraint settlement_part_line_fk foreign key (line_id) references settlement_line (id)
);
create unique index settlement_part_school_once on settlement_part (line_id, coalesce(school_id, 0));

-- How fetching goes. Also the lock under which an operator's reports are worked through.
create table settlement_fetch (
  operator_id uuid not null,
  provider text not null,
  tried_at timestamptz,
  try_again_at timestamptz,
  -- A short code of ours; null when it went well.
  problem text,
  constraint settlement_fetch_pk primary key (operator_id, provider),
  constraint settlement_fetch_operator_fk foreign key (operator_id) references operator (id),
  constraint settlement_fetch_provider_known check (provider in ('swedbank-pay', 'vipps'))
);

-- School table: which of our operations a line is. Neither is ever matched twice.
create table settlement_match (
  school_id bigint not null,
  line_id uuid not null,
  operation_id uuid not null,
  -- The line's, and what the operation moved.
  amount_ore bigint not null,
  ours_ore bigint not null,
  matched_at timestamptz not null,
  constraint settlement_match_pk primary key (school_id, line_id),
  constraint settlement_match_operation_once unique (school_id, operation_id),
  constraint settlement_match_line_once unique (line_id),
  constraint settlement_match_operation_fk foreign key (school_id, operation_id) references payment_operation (school_id, id),
  constraint settlement_match_line_fk foreign key (line_id) references settlement_line (id)
);

-- School table: a school's part of a fee or a payout, as it was booked. Its id is the transfer's event.
create table settlement_share (
  school_id bigint not null,
  id uuid not null,
  line_id uuid not null,
  provider text not null,
  kind text not null,
  amount_ore bigint not null,
  booked_at timestamptz not null,
  constraint settlement_share_pk primary key (school_id, id),
  constraint settlement_share_line_once unique (school_id, line_id),
  constraint settlement_share_line_fk foreign key (line_id) references settlement_line (id),
  constraint settlement_share_kind_known check (kind in ('fee', 'payout')),
  constraint settlement_share_moves check (amount_ore <> 0)
);

-- School table: what of a payout has come to the bank.
create table settlement_receipt (
  school_id bigint not null,
  share_id uuid not null,
  bank_payment_id uuid not null,
  amount_ore bigint not null,
  booked_at timestamptz not null,
  constraint settlement_receipt_pk primary key (school_id, share_id),
  constraint settlement_receipt_share_fk foreign key (school_id, share_id) references settlement_share (school_id, id),
  constraint settlement_receipt_moves check (amount_ore <> 0)
);

create table settlement_difference (
  id uuid not null,
  operator_id uuid not null,
  provider text not null,
  day date not null,
  kind text not null,
  -- What it is about: an operation of ours, a line of theirs, or a payout's line.
  subject_id uuid not null,
  school_id bigint,
  ours_ore bigint,
  theirs_ore bigint,
  found_at timestamptz not null,
  constraint settlement_difference_pk primary key (id),
  constraint settlement_difference_once unique (kind, subject_id),
  constraint settlement_difference_operator_fk foreign key (operator_id) references operator (id),
  constraint settlement_difference_kind_known check (
    kind in ('missing_at_provider', 'missing_with_us', 'other_amount', 'other_day', 'not_at_bank', 'bank_amount_other')
  )
);
create index settlement_difference_by_operator on settlement_difference (operator_id, provider, day);

create table settlement_explanation (
  difference_id uuid not null,
  -- Null: it explained itself.
  person_id uuid,
  reason text,
  happened_at timestamptz not null,
  constraint settlement_explanation_pk primary key (difference_id),
  constraint settlement_explanation_difference_fk foreign key (difference_id) references settlement_difference (id),
  constraint settlement_explanation_person_fk foreign key (person_id) references person (id),
  constraint settlement_explanation_person_says_why check ((person_id is null) = (reason is null)),
  constraint settlement_explanation_reason_short check (char_length(reason) between 3 and 300)
);

create trigger settlement_report_is_insert_only before update or delete on settlement_report for each row execute function refuse_change();
create trigger settlement_line_is_insert_only before update or delete on settlement_line for each row execute function refuse_change();
create trigger settlement_part_is_insert_only before update or delete on settlement_part for each row execute function refuse_change();
create trigger settlement_match_is_insert_only before update or delete on settlement_match for each row execute function refuse_change();
create trigger settlement_share_is_insert_only before update or delete on settlement_share for each row execute function refuse_change();
create trigger settlement_receipt_is_insert_only before update or delete on settlement_receipt for each row execute function refuse_change();
create trigger settlement_difference_is_insert_only before update or delete on settlement_difference for each row execute function refuse_change();
create trigger settlement_explanation_is_insert_only before update or delete on settlement_explanation for each row execute function refuse_change();

-- School tables: sums of days that are over, which never change again.
create table clearing_day (
  school_id bigint not null,
  provider text not null,
  day date not null,
  -- What the provider owed us, by our own books, when the day was over.
  closing_ore bigint not null,
  constraint clearing_day_pk primary key (school_id, provider, day),
  constraint clearing_day_provider_known check (provider in ('swedbank-pay', 'vipps'))
);
create table paid_day (
  school_id bigint not null,
  day date not null,
  -- What was paid with wallets.
  paid_ore bigint not null,
  constraint paid_day_pk primary key (school_id, day),
  constraint paid_day_not_negative check (paid_ore >= 0)
);
create trigger clearing_day_is_insert_only before update or delete on clearing_day for each row execute function refuse_change();
create trigger paid_day_is_insert_only before update or delete on paid_day for each row execute function refuse_change();

-- Where a settlement is on its way to the bank, and what the providers take for their work.
alter table account drop constraint account_kind_known;
alter table account add constraint account_kind_known check (
  kind in ('prepaid', 'sales', 'provider_clearing', 'bank', 'refunds_payable', 'card_fees', 'corrections', 'gifts_held', 'payouts_in_transit', 'payment_costs')
);
insert into account (school_id, id, number, kind)
select school.id, gen_random_uuid(), chart.number, chart.kind
from school
cross join (values ('1579', 'payouts_in_transit'), ('7770', 'payment_costs')) as chart (number, kind);
alter table transfer drop constraint transfer_kind_known;
alter table transfer add constraint transfer_kind_known check (
  kind in ('topup', 'topup_reversal', 'bank_topup', 'gift_held', 'purchase', 'return', 'refund', 'payout', 'payout_returned', 'card_fee', 'correction',
    'settlement', 'settlement_fee', 'settlement_received')
);

-- The bank's own file tells of settlements and of our payouts.
alter table bank_payment add column payment_info_id text;
-- Why the bank sent a payment of ours back: its short code.
alter table bank_payment add column return_code text;
alter table bank_payment add column settlement_line_id uuid;
alter table bank_payment add constraint bank_payment_settlement_line_fk foreign key (settlement_line_id) references settlement_line (id);
create unique index bank_payment_settlement_once on bank_payment (settlement_line_id) where settlement_line_id is not null;
alter table bank_payment drop constraint bank_payment_state_known;
alter table bank_payment add constraint bank_payment_state_known check (
  state in ('new', 'credited', 'waiting', 'settled', 'noted', 'settlement', 'payout', 'payout_returned')
);
alter table bank_payment add constraint bank_payment_settlement_has_line check ((state = 'settlement') = (settlement_line_id is not null));

-- A line is found by its id alone: the bank knows no schools.
create index payout_line_by_id on payout_line (id);

-- A line that the bank has paid may come back.
alter table refund_part add column returned_count smallint not null default 0;
alter table refund_part add constraint refund_part_returned_bounded check (returned_count between 0 and 100);
create or replace function refuse_line_change() returns trigger
language plpgsql
as $$
begin
  if not (old.state = 'in_run' or (old.state = 'paid' and new.state = 'failed'))
    or (new.run_id, new.account_number, new.amount_ore, new.payee_name) is distinct from (old.run_id, old.account_number, old.amount_ore, old.payee_name) then
    raise exception 'a line of a payout stays as it was told to the bank' using errcode = 'PT001';
  end if;
  return new;
end
$$;
