-- When there is school, so that a family hears before there is no money for lunch; and how each of its people wants to hear.

create table school_calendar (
  school_id bigint not null,
  -- 1 is Monday, 7 is Sunday.
  open_weekdays smallint[] not null default '{1,2,3,4,5}',
  -- When families are warned of a lunch that would fail the next school day, on the clock in Oslo.
  warns_at text not null default '18:00',
  -- SMS cost the school money: it decides whether its messages may be chosen as SMS.
  offers_sms boolean not null default false,
  -- The evening that has been seen to, and how far the one under way has come.
  warned_day date,
  warned_after uuid,
  constraint school_calendar_pk primary key (school_id),
  constraint school_calendar_school_fk foreign key (school_id) references school (id),
  constraint school_calendar_weekdays_known check (cardinality(open_weekdays) between 1 and 7 and open_weekdays <@ '{1,2,3,4,5,6,7}'::smallint[]),
  -- After the last lunch, and so early that the quiet hours of anybody end before the next.
  constraint school_calendar_warns_in_the_evening check (warns_at ~ '^(1[5-9]|20):[0-5][0-9]$' and warns_at <= '20:00')
);

-- Terms, holidays, single days off and planning days, both days included.
create table calendar_period (
  school_id bigint not null,
  id uuid not null,
  kind text not null,
  title text not null,
  first_day date not null,
  last_day date not null,
  made_at timestamptz not null,
  constraint calendar_period_pk primary key (school_id, id),
  constraint calendar_period_school_fk foreign key (school_id) references school (id),
  constraint calendar_period_kind_known check (kind in ('term', 'free', 'planning')),
  constraint calendar_period_ends_after_start check (last_day >= first_day),
  constraint calendar_period_at_most_a_year check (last_day - first_day < 366),
  constraint calendar_period_title_short check (char_length(title) between 1 and 60)
);
create index calendar_period_by_day on calendar_period (school_id, first_day);

-- Who was warned of which lunch: each of them once.
create table lunch_warning (
  school_id bigint not null,
  pupil_id uuid not null,
  lunch_day date not null,
  person_id uuid not null,
  made_at timestamptz not null,
  constraint lunch_warning_pk primary key (school_id, pupil_id, lunch_day, person_id),
  constraint lunch_warning_pupil_fk foreign key (school_id, pupil_id) references pupil (school_id, id),
  constraint lunch_warning_person_fk foreign key (person_id) references person (id)
);
create index lunch_warning_by_day on lunch_warning (school_id, lunch_day);

-- How somebody wants to hear of one kind of event, where it is not by e-mail alone. No channel at all: not told.
create table message_choice (
  person_id uuid not null,
  event text not null,
  channels text[] not null,
  changed_at timestamptz not null,
  constraint message_choice_pk primary key (person_id, event),
  constraint message_choice_person_fk foreign key (person_id) references person (id),
  constraint message_choice_channels_known check (channels <@ '{email,sms,push}'::text[])
);

-- When somebody wants no message, on the clock in Oslo; it may go over midnight.
create table quiet_hours (
  person_id uuid not null,
  quiet_from text not null,
  quiet_until text not null,
  changed_at timestamptz not null,
  constraint quiet_hours_pk primary key (person_id),
  constraint quiet_hours_person_fk foreign key (person_id) references person (id),
  constraint quiet_hours_are_times check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and quiet_until ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  constraint quiet_hours_are_some check (quiet_from <> quiet_until)
);
