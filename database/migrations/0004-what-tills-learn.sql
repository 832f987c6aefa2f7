-- What open tills must learn at once: a card that was blocked, a new price. Each change is a line in its
-- school's log, written in the change's own transaction, so that nothing is told that was not committed and
-- nothing committed is missed. Tills follow the log by its version, and catch up after a gap.

-- The newest version of each school's log. Its row is locked until the change commits, so versions become
-- visible in order and without a gap.
create table school_version (
  school_id bigint not null,
  version bigint not null,
  constraint school_version_pk primary key (school_id),
  constraint school_version_school_fk foreign key (school_id) references school (id),
  constraint school_version_counts check (version > 0)
) with (fillfactor = 50);

create table school_change (
  school_id bigint not null,
  version bigint not null,
  kind text not null,
  -- What it is about: a card, a till. None when the school as a whole is meant.
  subject_id uuid,
  happened_at timestamptz not null,
  constraint school_change_pk primary key (school_id, version),
  constraint school_change_school_fk foreign key (school_id) references school (id),
  constraint school_change_kind_is_a_word check (kind ~ '^[a-z_]{1,30}$')
);
-- Old lines are dropped by their time.
create index school_change_by_time on school_change (happened_at);
