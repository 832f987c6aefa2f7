-- A school takes in its pupils from a class list. The list itself is kept nowhere; who took one in, when, and what came of it is.

alter table pupil
  -- What the school's own administration system calls the pupil, in capitals. Never a national identity number.
  add column pupil_number text;
alter table pupil add constraint pupil_number_shape check (pupil_number ~ '^[A-Z0-9][A-Z0-9 ._/-]{0,29}$');
create unique index pupil_number_once on pupil (school_id, pupil_number) where pupil_number is not null;

create table pupil_list (
  school_id bigint not null,
  -- Counted at each school from 1: of two that are taken in at one moment, the later looks again.
  number bigint not null,
  -- Made by the office before it is sent, so that a list that is sent twice is taken in once.
  id uuid not null,
  -- Of what was sent, so that the same id with something else is known.
  content_hash bytea not null,
  made_by_person_id uuid not null,
  made_at timestamptz not null,
  listed_count integer not null,
  added_count integer not null,
  moved_count integer not null,
  changed_count integer not null,
  unchanged_count integer not null,
  ended_count integer not null,
  -- Lines of which nobody decided whose they are, or that could not be read.
  left_out_count integer not null,
  constraint pupil_list_pk primary key (school_id, number),
  constraint pupil_list_id_once unique (school_id, id),
  constraint pupil_list_school_fk foreign key (school_id) references school (id),
  constraint pupil_list_person_fk foreign key (made_by_person_id) references person (id),
  constraint pupil_list_counts_add_up check (listed_count = added_count + moved_count + changed_count + unchanged_count + left_out_count)
);
create index pupil_list_by_person on pupil_list (made_by_person_id);
