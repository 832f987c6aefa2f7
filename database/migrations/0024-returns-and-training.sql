-- Returns and training. A sale is never changed: what comes back is an entry of its own in the journal of the register it
-- comes back on, in the same chain of signatures and with a series of receipts of its own. A sale that was only practised
-- has its place in the same journal, and moves no money.

alter table register add column return_receipt_number bigint not null default 0;
alter table register add column grand_total_returns_ore bigint not null default 0;
alter table register add column training_number bigint not null default 0;
-- The day on which somebody began to practise; null when the register sells.
alter table register add column training_day date;
-- How far the last Z report went among the sales, now that not every entry of the journal is one.
alter table register add column z_receipt_number bigint not null default 0;
alter table register add column z_return_receipt_number bigint not null default 0;
update register set z_receipt_number = z_journal_number where z_journal_number > 0;
alter table register add constraint register_z_not_beyond_receipts check (z_receipt_number <= receipt_number and z_return_receipt_number <= return_receipt_number);

-- A return, with the lines as they came back. Amounts are positive here, and negative where the law wants them so.
create table purchase_return (
  school_id bigint not null,
  id uuid not null,
  register_id uuid not null,
  journal_number bigint not null,
  return_receipt_number bigint not null,
  purchase_id uuid not null,
  wallet_id uuid not null,
  reason text not null,
  -- What the cashier wrote where the reason is another.
  note text,
  total_ore bigint not null,
  total_without_vat_ore bigint not null,
  -- As the purchase's lines, each with its place among them.
  lines jsonb not null,
  happened_at timestamptz not null,
  booked_at timestamptz not null,
  -- Norwegian local time exactly as signed.
  local_date text not null,
  local_time text not null,
  signature text not null,
  key_version text not null,
  -- Of what was asked: the same id with another request is refused.
  request_hash bytea not null,
  balance_after_ore bigint not null,
  constraint purchase_return_pk primary key (school_id, id),
  constraint purchase_return_journal_number_once unique (school_id, register_id, journal_number),
  constraint purchase_return_receipt_number_once unique (school_id, register_id, return_receipt_number),
  constraint purchase_return_of_purchase_fk foreign key (school_id, purchase_id) references purchase (school_id, id),
  constraint purchase_return_register_fk foreign key (school_id, register_id) references register (school_id, id),
  constraint purchase_return_reason_known check (reason in ('undone', 'wrong_product', 'wrong_pupil', 'other')),
  constraint purchase_return_other_is_explained check (reason <> 'other' or note is not null),
  constraint purchase_return_total_positive check (total_ore > 0),
  constraint purchase_return_vat_not_negative check (total_without_vat_ore between 0 and total_ore)
);
create index purchase_return_by_purchase on purchase_return (school_id, purchase_id);
create index purchase_return_by_time on purchase_return (school_id, booked_at);

-- How much of a line has come back. Each row goes on from the one before it: the first begins at nothing, no two begin at the
-- same, and none goes beyond what was sold. So a line never comes back more often than it was sold, whoever asks at once.
create table returned_line (
  school_id bigint not null,
  purchase_id uuid not null,
  -- The line's place on the purchase, from 0.
  place smallint not null,
  return_id uuid not null,
  quantity_before integer not null,
  quantity_after integer not null,
  quantity_sold integer not null,
  -- The row that it goes on from; null for the first.
  goes_on_from integer,
  constraint returned_line_pk primary key (school_id, purchase_id, place, quantity_after),
  constraint returned_line_end_once unique (school_id, purchase_id, place, quantity_after, quantity_sold),
  constraint returned_line_begins_once unique (school_id, purchase_id, place, quantity_before),
  constraint returned_line_goes_on_fk foreign key (school_id, purchase_id, place, goes_on_from, quantity_sold)
    references returned_line (school_id, purchase_id, place, quantity_after, quantity_sold),
  constraint returned_line_return_fk foreign key (school_id, return_id) references purchase_return (school_id, id),
  constraint returned_line_purchase_fk foreign key (school_id, purchase_id) references purchase (school_id, id),
  constraint returned_line_follows check (case when goes_on_from is null then quantity_before = 0 else quantity_before = goes_on_from end),
  constraint returned_line_gives_something check (quantity_after > quantity_before),
  constraint returned_line_never_more_than_sold check (quantity_after <= quantity_sold),
  constraint returned_line_place_counts check (place >= 0)
);
create index returned_line_by_return on returned_line (school_id, return_id);

-- A sale that was practised. Nobody's wallet stands on it.
create table training_sale (
  school_id bigint not null,
  id uuid not null,
  register_id uuid not null,
  journal_number bigint not null,
  training_number bigint not null,
  total_ore bigint not null,
  total_without_vat_ore bigint not null,
  lines jsonb not null,
  happened_at timestamptz not null,
  booked_at timestamptz not null,
  -- Norwegian local time exactly as signed.
  local_date text not null,
  local_time text not null,
  signature text not null,
  key_version text not null,
  request_hash bytea not null,
  constraint training_sale_pk primary key (school_id, id),
  constraint training_sale_journal_number_once unique (school_id, register_id, journal_number),
  constraint training_sale_number_once unique (school_id, register_id, training_number),
  constraint training_sale_register_fk foreign key (school_id, register_id) references register (school_id, id),
  constraint training_sale_total_positive check (total_ore > 0),
  constraint training_sale_vat_not_negative check (total_without_vat_ore between 0 and total_ore)
);

-- A return's receipt and a practised one are printed once, too; a copy is a copy of whichever.
create unique index journal_event_other_receipt_once on journal_event (school_id, subject_id, kind)
  where kind in ('return_receipt_printed', 'training_receipt_printed');

-- What a Z report covers of returns, and that the grand total of returns is never reset either.
alter table z_report add column return_count bigint not null default 0;
alter table z_report add column returns_ore bigint not null default 0;
alter table z_report add column after_returns_total_ore bigint not null default 0;
alter table z_report add column returns_total_ore bigint not null default 0;
alter table z_report add constraint z_report_returns_end_once unique (school_id, register_id, number, returns_total_ore);
alter table z_report add constraint z_report_returns_begin_where_they_ended foreign key (school_id, register_id, previous_number, after_returns_total_ore)
  references z_report (school_id, register_id, number, returns_total_ore);
alter table z_report add constraint z_report_returns_follow check (number > 1 or after_returns_total_ore = 0);
alter table z_report add constraint z_report_returns_add_up check (
  return_count >= 0 and returns_ore >= 0 and returns_total_ore = after_returns_total_ore + returns_ore
);

create trigger purchase_return_is_insert_only before update or delete on purchase_return for each row execute function refuse_change();
create trigger returned_line_is_insert_only before update or delete on returned_line for each row execute function refuse_change();
create trigger training_sale_is_insert_only before update or delete on training_sale for each row execute function refuse_change();
