-- Who has been told that an operator's payments approach what must be notified: once for each level in a year.
create table meter_warning (
  operator_id uuid not null,
  level text not null,
  warned_on date not null,
  paid_ore bigint not null,
  limit_ore bigint not null,
  constraint meter_warning_pk primary key (operator_id, level, warned_on),
  constraint meter_warning_operator_fk foreign key (operator_id) references operator (id),
  constraint meter_warning_level_known check (level in ('near', 'close', 'over'))
);
create trigger meter_warning_is_insert_only before update or delete on meter_warning for each row execute function refuse_change();

-- How a provider is to call us, as it was when somebody last looked. One row for each sales unit that was looked at.
create table webhook_check (
  provider text not null,
  sales_unit text not null,
  -- Null: all is well.
  trouble text,
  checked_at timestamptz not null,
  constraint webhook_check_pk primary key (provider, sales_unit),
  constraint webhook_check_provider_known check (provider in ('swedbank-pay', 'vipps')),
  constraint webhook_check_trouble_known check (trouble in ('missing', 'events', 'no_secret'))
);
