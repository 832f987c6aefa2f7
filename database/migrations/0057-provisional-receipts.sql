-- Provisional receipts (kassasystemforskrifta § 2-8-5): what was served before it is paid. Each is an event in its register's
-- journal with a number in a series of its own; it moves no money and is no sale. The sale that pays for it says so.

alter table register add column provisional_number bigint not null default 0;

create table provisional_receipt (
  school_id bigint not null,
  id uuid not null,
  register_id uuid not null,
  provisional_number bigint not null,
  -- Its event in the register's journal.
  event_number bigint not null,
  -- The receipt that this one takes the place of: more was served, or less.
  replaces_id uuid,
  replaces_place smallint,
  -- How many have been given for what is paid together, with this one.
  place smallint not null,
  total_ore bigint not null,
  lines jsonb not null,
  happened_at timestamptz not null,
  -- Norwegian local time exactly as sealed in its event.
  local_date text not null,
  local_time text not null,
  cashier_id uuid,
  -- Of what was asked: the same id with another request is refused.
  request_hash bytea not null,
  constraint provisional_receipt_pk primary key (school_id, id),
  constraint provisional_receipt_number_once unique (school_id, register_id, provisional_number),
  constraint provisional_receipt_place_once unique (school_id, id, place),
  constraint provisional_receipt_replaced_once unique (school_id, replaces_id),
  constraint provisional_receipt_register_fk foreign key (school_id, register_id) references register (school_id, id),
  constraint provisional_receipt_event_fk foreign key (school_id, register_id, event_number) references journal_event (school_id, register_id, number),
  constraint provisional_receipt_replaces_fk foreign key (school_id, replaces_id, replaces_place) references provisional_receipt (school_id, id, place),
  constraint provisional_receipt_follows check (
    case when replaces_id is null then replaces_place is null and place = 1 else replaces_place is not null and place = replaces_place + 1 end
  ),
  constraint provisional_receipt_number_counts check (provisional_number > 0),
  constraint provisional_receipt_total_positive check (total_ore > 0)
);

-- The sale that paid for what a provisional receipt says: one sale, and one receipt.
create table provisional_sale (
  school_id bigint not null,
  provisional_id uuid not null,
  purchase_id uuid not null,
  constraint provisional_sale_pk primary key (school_id, provisional_id),
  constraint provisional_sale_once unique (school_id, purchase_id),
  constraint provisional_sale_receipt_fk foreign key (school_id, provisional_id) references provisional_receipt (school_id, id),
  constraint provisional_sale_purchase_fk foreign key (school_id, purchase_id) references purchase (school_id, id)
);

-- It is printed once.
create unique index journal_event_provisional_receipt_once on journal_event (school_id, subject_id, kind)
  where kind in ('provisional_receipt_given', 'provisional_receipt_printed');

create trigger provisional_receipt_is_insert_only before update or delete on provisional_receipt for each row execute function refuse_change();
create trigger provisional_sale_is_insert_only before update or delete on provisional_sale for each row execute function refuse_change();
