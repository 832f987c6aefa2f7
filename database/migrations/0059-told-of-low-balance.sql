-- When the balance does not reach at the till, those who follow the wallet are told, once a day: the last day they were.

create table low_balance_told (
  school_id bigint not null,
  wallet_id uuid not null,
  told_on date not null,
  constraint low_balance_told_pk primary key (school_id, wallet_id),
  constraint low_balance_told_wallet_fk foreign key (school_id, wallet_id) references wallet (school_id, id)
);
create index low_balance_told_by_day on low_balance_told (told_on);
