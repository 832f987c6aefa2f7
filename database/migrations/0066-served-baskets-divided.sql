-- What was served may be paid by several, each with a card: which sales paid for it, and how much of each of its lines.

-- One sale still pays for one receipt; a receipt may have several sales.
alter table provisional_sale drop constraint provisional_sale_pk;
alter table provisional_sale drop constraint provisional_sale_once;
alter table provisional_sale add constraint provisional_sale_pk primary key (school_id, purchase_id);
alter table provisional_sale add constraint provisional_sale_receipt_once unique (school_id, provisional_id, purchase_id);

-- How much of a line that was served has been paid. Each row goes on from the one before it, as with what comes back of a
-- sale (returned_line): the first begins at nothing, no two begin at the same, and none goes beyond what was served. So
-- nothing is paid twice, whoever pays at once.
create table provisional_part (
  school_id bigint not null,
  provisional_id uuid not null,
  -- The line's place on the receipt, from 0.
  place smallint not null,
  purchase_id uuid not null,
  quantity_before integer not null,
  quantity_after integer not null,
  quantity_served integer not null,
  -- The row that it goes on from; null for the first.
  goes_on_from integer,
  constraint provisional_part_pk primary key (school_id, provisional_id, place, quantity_after),
  constraint provisional_part_end_once unique (school_id, provisional_id, place, quantity_after, quantity_served),
  constraint provisional_part_begins_once unique (school_id, provisional_id, place, quantity_before),
  constraint provisional_part_goes_on_fk foreign key (school_id, provisional_id, place, goes_on_from, quantity_served)
    references provisional_part (school_id, provisional_id, place, quantity_after, quantity_served),
  constraint provisional_part_sale_fk foreign key (school_id, provisional_id, purchase_id)
    references provisional_sale (school_id, provisional_id, purchase_id),
  constraint provisional_part_follows check (case when goes_on_from is null then quantity_before = 0 else quantity_before = goes_on_from end),
  constraint provisional_part_pays_something check (quantity_after > quantity_before),
  constraint provisional_part_never_more_than_served check (quantity_after <= quantity_served),
  constraint provisional_part_place_counts check (place >= 0)
);

-- What was paid until now was paid whole.
insert into provisional_part (school_id, provisional_id, place, purchase_id, quantity_before, quantity_after, quantity_served, goes_on_from)
select provisional_sale.school_id, provisional_sale.provisional_id, line.number - 1, provisional_sale.purchase_id, 0, (line.value ->> 'quantity')::integer,
  (line.value ->> 'quantity')::integer, null
from provisional_sale
join provisional_receipt on provisional_receipt.school_id = provisional_sale.school_id and provisional_receipt.id = provisional_sale.provisional_id
cross join jsonb_array_elements(provisional_receipt.lines) with ordinality as line (value, number);

create trigger provisional_part_is_insert_only before update or delete on provisional_part for each row execute function refuse_change();
