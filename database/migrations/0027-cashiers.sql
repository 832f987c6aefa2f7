-- Cashiers: who stands at a till, one by one. A school that wants it has each sign in with a PIN, and then every sale, return
-- and event of a register says whose it is (kassasystemforskrifta § 2-8-2 h). Where it is off, the device is the till as before.

alter table school
  add column cashiers_sign_in boolean not null default false,
  -- A till that nobody touches locks itself after so long.
  add column cashier_idle_minutes integer not null default 5;
alter table school add constraint school_cashier_idle_sane check (cashier_idle_minutes between 1 and 60);

create table cashier (
  school_id bigint not null,
  id uuid not null,
  -- The operator's number in reports and exports: given once, never to another.
  number integer not null,
  -- What stands on the button and on receipts.
  name text not null,
  kind text not null,
  -- The pupil that it is, where the office has said so.
  pupil_id uuid,
  -- argon2id of the PIN under a key from the master secret: worthless without it.
  pin_hash text not null,
  pin_set_at timestamptz not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint cashier_pk primary key (school_id, id),
  constraint cashier_number_once unique (school_id, number),
  constraint cashier_pupil_fk foreign key (school_id, pupil_id) references pupil (school_id, id),
  constraint cashier_kind_known check (kind in ('adult', 'pupil')),
  constraint cashier_adult_is_no_pupil check (kind = 'pupil' or pupil_id is null),
  constraint cashier_numbers_count check (number > 0)
);
-- Two of one name cannot be told apart on the lock screen, nor one pupil with two PINs in the journal.
create unique index cashier_name_once on cashier (school_id, lower(name)) where ended_at is null;
create unique index cashier_pupil_once on cashier (school_id, pupil_id) where ended_at is null;

-- Who is signed in changes under the register's lock, which every sale holds: so a sale says whose it is without asking anybody.
alter table register
  add column cashier_id uuid,
  -- The adult under whose supervision a pupil sells.
  add column supervisor_id uuid,
  -- The Norwegian day on which they signed in: it ends with the day.
  add column cashiers_day date;
alter table register add constraint register_cashier_fk foreign key (school_id, cashier_id) references cashier (school_id, id);
alter table register add constraint register_supervisor_fk foreign key (school_id, supervisor_id) references cashier (school_id, id);
alter table register add constraint register_cashiers_have_a_day check ((cashiers_day is null) = (cashier_id is null and supervisor_id is null));

-- Null where the device was the till. Like a purchase's other ids these are held against their rows by verify, not by a key
-- that every sale would have to look up.
alter table purchase add column cashier_id uuid;
alter table purchase_return add column cashier_id uuid;
alter table training_sale add column cashier_id uuid;
-- Sealed with the event where it is there.
alter table journal_event add column cashier_id uuid;
