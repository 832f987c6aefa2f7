-- What each guardian may of each pupil, how the school sets it, and who has looked.

alter table guardianship
  add column sees text not null default 'items',
  add column may_pay boolean not null default true,
  add column may_limit boolean not null default true,
  add column may_refund boolean not null default true,
  -- What a pupil of age lets this guardian see. Null: nothing said, and then it is the balance alone.
  add column pupil_lets text;
alter table guardianship add constraint guardianship_sees_known check (sees in ('balance', 'sums', 'categories', 'items'));
alter table guardianship add constraint guardianship_pupil_lets_known check (pupil_lets in ('balance', 'sums', 'categories', 'items'));

-- A school that has said nothing has no row: rules/relation-rights.ts holds what is usual.
create table relation_policy (
  school_id bigint not null,
  asks_pupil_from smallint,
  sees_less_from smallint,
  older_sees text not null,
  changed_by_person_id uuid not null,
  changed_at timestamptz not null,
  constraint relation_policy_pk primary key (school_id),
  constraint relation_policy_school_fk foreign key (school_id) references school (id),
  constraint relation_policy_asks_at_sane_age check (asks_pupil_from between 12 and 18),
  constraint relation_policy_less_at_sane_age check (sees_less_from between 12 and 18),
  constraint relation_policy_older_sees_known check (older_sees in ('balance', 'sums', 'categories', 'items'))
);

-- Who looked at what a pupil has bought: a row for each person and day, kept for a year.
create table wallet_look (
  school_id bigint not null,
  pupil_id uuid not null,
  looked_on date not null,
  person_id uuid not null,
  as_staff boolean not null,
  first_at timestamptz not null,
  constraint wallet_look_pk primary key (school_id, pupil_id, looked_on, person_id, as_staff),
  constraint wallet_look_pupil_fk foreign key (school_id, pupil_id) references pupil (school_id, id)
);
create index wallet_look_by_day on wallet_look (looked_on);
