-- What the law asks of a register besides its sales: a journal of everything else that happens on it, and days that are
-- closed with a Z report. The sales' own numbers and signatures stay as they are.

-- A register's day. Everything here changes under the register's lock, which a sale holds anyway.
alter table register add column open_day date;
alter table register add column last_z_day date;
alter table register add column z_number bigint not null default 0;
-- How far the last Z report went in the journal of sales, and in that of events.
alter table register add column z_journal_number bigint not null default 0;
alter table register add column z_event_number bigint not null default 0;
alter table register add column event_number bigint not null default 0;
-- "0" before the first event.
alter table register add column last_event_seal text not null default '0';
alter table register add constraint register_z_not_beyond_journal check (z_journal_number <= journal_number and z_event_number <= event_number);

-- What was sold before there were days is the first day's.
update register
set open_day = latest.local_date::date
from (select school_id, register_id, max(local_date) as local_date from purchase group by school_id, register_id) as latest
where latest.school_id = register.school_id
and latest.register_id = register.id;

-- Everything that happens on a register and is no sale. Each event is sealed with the one before it and with the last sale's
-- signature, so that none can be changed, left out, or moved past a sale.
create table journal_event (
  school_id bigint not null,
  register_id uuid not null,
  number bigint not null,
  kind text not null,
  happened_at timestamptz not null,
  -- Norwegian local time exactly as sealed.
  local_date text not null,
  local_time text not null,
  -- The last sale before it.
  journal_number bigint not null,
  -- What it is about: a purchase.
  subject_id uuid,
  amount_ore bigint,
  -- Given by the till, so that telling it again changes nothing.
  told_id uuid,
  -- A whole X or Z report, or what version a till has; the text as it was sealed.
  content text,
  seal text not null,
  key_version text not null,
  constraint journal_event_pk primary key (school_id, register_id, number),
  constraint journal_event_register_fk foreign key (school_id, register_id) references register (school_id, id),
  constraint journal_event_told_once unique (school_id, register_id, told_id),
  constraint journal_event_counts check (number > 0),
  constraint journal_event_kind_is_a_word check (kind ~ '^[a-z_]{1,30}$'),
  constraint journal_event_amount_not_negative check (amount_ore is null or amount_ore >= 0)
);
-- A receipt is printed once, and copied once.
create unique index journal_event_receipt_once on journal_event (school_id, subject_id, kind) where kind in ('receipt_printed', 'receipt_copied');

-- The Z reports. Each begins where the one before it ended, in the journal and in the grand total: none covers what another
-- covers, none leaves anything out, and the grand total is never reset. The report itself is in its event.
create table z_report (
  school_id bigint not null,
  register_id uuid not null,
  number bigint not null,
  day date not null,
  previous_number bigint,
  after_journal_number bigint not null,
  last_journal_number bigint not null,
  after_grand_total_ore bigint not null,
  grand_total_ore bigint not null,
  sale_count bigint not null,
  sales_ore bigint not null,
  made_at timestamptz not null,
  -- Who had it made: the till, or the house when nobody did so on the day.
  made_by text not null,
  event_number bigint not null,
  constraint z_report_pk primary key (school_id, register_id, number),
  constraint z_report_one_a_day unique (school_id, register_id, day),
  constraint z_report_end_once unique (school_id, register_id, number, last_journal_number, grand_total_ore),
  constraint z_report_begins_where_the_last_ended foreign key (school_id, register_id, previous_number, after_journal_number, after_grand_total_ore)
    references z_report (school_id, register_id, number, last_journal_number, grand_total_ore),
  constraint z_report_register_fk foreign key (school_id, register_id) references register (school_id, id),
  constraint z_report_event_fk foreign key (school_id, register_id, event_number) references journal_event (school_id, register_id, number),
  constraint z_report_follows check (
    case when number = 1 then previous_number is null and after_journal_number = 0 and after_grand_total_ore = 0
      else previous_number is not null and previous_number = number - 1 end
  ),
  constraint z_report_numbers_count check (number > 0),
  constraint z_report_covers_forward check (last_journal_number >= after_journal_number),
  constraint z_report_adds_up check (sales_ore >= 0 and grand_total_ore = after_grand_total_ore + sales_ore),
  constraint z_report_made_by_known check (made_by in ('till', 'office', 'house'))
);
-- What an office asks for: all tills of some days.
create index z_report_by_day on z_report (school_id, day);

create trigger journal_event_is_insert_only before update or delete on journal_event for each row execute function refuse_change();
create trigger z_report_is_insert_only before update or delete on z_report for each row execute function refuse_change();
