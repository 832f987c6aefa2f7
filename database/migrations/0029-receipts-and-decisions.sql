-- Receipts in every way the counter asks for: how long what was sold may come back, links that show a receipt, the delivery
-- receipts' prints, and what the office decides about a device whose records were not taken.

-- How many days after a sale it may be taken back.
alter table school add column return_days integer not null default 30;
alter table school add constraint school_return_days_sane check (return_days between 1 and 365);

-- A receipt that was sent as a link. It counts as the receipt, or as its one copy; where it went is in the message alone.
create table receipt_link (
  school_id bigint not null,
  id uuid not null,
  purchase_id uuid not null,
  channel text not null,
  is_copy boolean not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  constraint receipt_link_pk primary key (school_id, id),
  constraint receipt_link_purchase_fk foreign key (school_id, purchase_id) references purchase (school_id, id),
  constraint receipt_link_channel_known check (channel in ('email', 'sms')),
  constraint receipt_link_ends check (expires_at > made_at),
  -- A receipt and one copy, whichever way.
  constraint receipt_link_once unique (school_id, purchase_id, is_copy)
);

-- A delivery receipt is printed once.
create unique index journal_event_delivery_receipt_once on journal_event (school_id, subject_id, kind) where kind = 'delivery_receipt_printed';

-- A device's chain goes on in a new branch behind what the office has decided about.
alter table reserve_device add column branch integer not null default 0;
alter table reserve_record add column branch integer not null default 0;
alter table reserve_record drop constraint reserve_record_pk;
alter table reserve_record add constraint reserve_record_pk primary key (school_id, device_id, branch, sequence);
alter table reserve_record drop constraint reserve_record_outcome_known;
alter table reserve_record add constraint reserve_record_outcome_known check (outcome in ('booked', 'sold_before', 'refused', 'set_aside'));
create index reserve_record_by_hash on reserve_record (school_id, device_id, hash);
-- Of a record that was not taken: with its text all that is needed to take it after all.
alter table reserve_report add column signature text;

-- What the office decided about a record that stopped a device: the branch that begins with it, and why.
create table reserve_decision (
  school_id bigint not null,
  device_id uuid not null,
  branch integer not null,
  report_id uuid not null,
  -- Of the record's text.
  evidence text not null,
  what text not null,
  decision text not null,
  reason text not null,
  person_id uuid not null,
  made_at timestamptz not null,
  constraint reserve_decision_pk primary key (school_id, device_id, branch),
  constraint reserve_decision_once unique (school_id, device_id, evidence),
  constraint reserve_decision_device_fk foreign key (school_id, device_id) references reserve_device (school_id, id),
  constraint reserve_decision_report_fk foreign key (school_id, report_id) references reserve_report (school_id, id),
  constraint reserve_decision_person_fk foreign key (person_id) references person (id),
  constraint reserve_decision_known check (decision in ('book', 'set_aside')),
  constraint reserve_decision_of_a_stop check (what in ('reserve_gap', 'reserve_fork', 'reserve_forged', 'reserve_unreadable')),
  constraint reserve_decision_branch_counts check (branch > 0)
);

create trigger receipt_link_is_insert_only before update or delete on receipt_link for each row execute function refuse_change();
create trigger reserve_decision_is_insert_only before update or delete on reserve_decision for each row execute function refuse_change();
