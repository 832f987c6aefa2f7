-- What a counter sells most of at this hour, and goods whose price is said when they are sold.

-- How many of a product were sold in an hour of a Norwegian day: enough to know what to put first, and nothing of who
-- bought it. Counted when the day is over, and gone after some weeks.
create table sold_hour (
  school_id bigint not null,
  day date not null,
  hour smallint not null,
  product_id uuid not null,
  quantity integer not null,
  constraint sold_hour_pk primary key (school_id, day, hour, product_id),
  constraint sold_hour_product_fk foreign key (school_id, product_id) references product (school_id, id),
  constraint sold_hour_is_an_hour check (hour between 0 and 23),
  constraint sold_hour_is_something check (quantity > 0)
);

-- The last day whose sales are counted; null before the first.
alter table school add column hours_counted_until date;
alter table school add column shows_favourites boolean not null default true;

-- Both or none: between these the cashier says the price.
alter table product add column open_least_ore bigint;
alter table product add column open_most_ore bigint;
alter table product add constraint product_open_price_whole check ((open_least_ore is null) = (open_most_ore is null));
alter table product add constraint product_open_price_sane check (open_least_ore is null or (open_least_ore > 0 and open_most_ore >= open_least_ore));

-- How quick a till is, from the scan to the approval: a picture of its last hundred sales, and nothing of any of them.

alter table till add column speed jsonb;
alter table till add column speed_told_at timestamptz;
