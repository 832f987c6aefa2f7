-- What families write to a school, and what comes of it.
-- An enquiry is forgotten as a whole when it has been over for long: its messages, notes and history go with it,
-- and by themselves they can neither be changed nor deleted.

-- How many enquiries a school has had; the next one's number.
create table enquiry_counter (
  school_id bigint not null,
  last_number integer not null default 0,
  constraint enquiry_counter_pk primary key (school_id),
  constraint enquiry_counter_school_fk foreign key (school_id) references school (id)
);

create table enquiry (
  school_id bigint not null,
  -- Made by whoever writes, before it is first sent.
  id uuid not null,
  number integer not null,
  state text not null default 'new',
  topic text not null,
  -- Somebody who was signed in, or an address that nobody has confirmed: one of the two.
  person_id uuid,
  email text,
  -- In which language one without a profile is written to.
  language text not null,
  pupil_id uuid,
  assignee_person_id uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  -- Since when the family has waited for the office.
  waits_since timestamptz,
  constraint enquiry_pk primary key (school_id, id),
  constraint enquiry_number_once unique (school_id, number),
  constraint enquiry_school_fk foreign key (school_id) references school (id),
  constraint enquiry_person_fk foreign key (person_id) references person (id),
  constraint enquiry_pupil_fk foreign key (school_id, pupil_id) references pupil (school_id, id),
  constraint enquiry_assignee_fk foreign key (assignee_person_id) references person (id),
  constraint enquiry_state_known check (state in ('new', 'open', 'waiting', 'solved', 'closed')),
  constraint enquiry_topic_known check (topic in ('lost_card', 'money', 'app', 'food', 'other')),
  constraint enquiry_language_known check (language in ('nb', 'nn', 'en')),
  constraint enquiry_writer_is_person_or_address check ((person_id is null) <> (email is null)),
  constraint enquiry_pupil_needs_person check (pupil_id is null or person_id is not null),
  constraint enquiry_waits_while_offices_turn check ((state in ('new', 'open')) = (waits_since is not null))
);
create index enquiry_by_change on enquiry (school_id, changed_at);
create index enquiry_waiting on enquiry (school_id, waits_since) where waits_since is not null;
create index enquiry_by_person on enquiry (person_id) where person_id is not null;
create index enquiry_by_pupil on enquiry (school_id, pupil_id) where pupil_id is not null;

create table enquiry_message (
  school_id bigint not null,
  enquiry_id uuid not null,
  id uuid not null,
  side text not null,
  -- Null for one who wrote without signing in.
  person_id uuid,
  body text not null,
  made_at timestamptz not null,
  constraint enquiry_message_pk primary key (school_id, enquiry_id, id),
  constraint enquiry_message_enquiry_fk foreign key (school_id, enquiry_id) references enquiry (school_id, id) on delete cascade,
  constraint enquiry_message_person_fk foreign key (person_id) references person (id),
  constraint enquiry_message_side_known check (side in ('family', 'office')),
  constraint enquiry_message_office_is_somebody check (side = 'family' or person_id is not null),
  constraint enquiry_message_length check (length(body) between 1 and 4000)
);

-- For the staff's eyes only, and therefore a table of its own.
create table enquiry_note (
  school_id bigint not null,
  enquiry_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  body text not null,
  made_at timestamptz not null,
  constraint enquiry_note_pk primary key (school_id, enquiry_id, id),
  constraint enquiry_note_enquiry_fk foreign key (school_id, enquiry_id) references enquiry (school_id, id) on delete cascade,
  constraint enquiry_note_person_fk foreign key (person_id) references person (id),
  constraint enquiry_note_length check (length(body) between 1 and 4000)
);

-- Who had it, who solved it, what opened it again.
create table enquiry_event (
  school_id bigint not null,
  enquiry_id uuid not null,
  id uuid not null,
  event text not null,
  -- Null when the family's reply did it.
  person_id uuid,
  assignee_person_id uuid,
  made_at timestamptz not null,
  constraint enquiry_event_pk primary key (school_id, enquiry_id, id),
  constraint enquiry_event_enquiry_fk foreign key (school_id, enquiry_id) references enquiry (school_id, id) on delete cascade,
  constraint enquiry_event_person_fk foreign key (person_id) references person (id),
  constraint enquiry_event_assignee_fk foreign key (assignee_person_id) references person (id),
  constraint enquiry_event_known check (event in ('assigned', 'given_back', 'solved', 'reopened', 'closed')),
  constraint enquiry_event_assigned_to_somebody check ((event = 'assigned') = (assignee_person_id is not null))
);

create trigger enquiry_message_is_never_changed before update on enquiry_message for each row execute function refuse_change();
create trigger enquiry_note_is_never_changed before update on enquiry_note for each row execute function refuse_change();
create trigger enquiry_event_is_never_changed before update on enquiry_event for each row execute function refuse_change();

-- A letter's way back to its enquiry, for one without a profile. Global, because the token says nothing of the school.
create table enquiry_link (
  token_hash bytea not null,
  school_id bigint not null,
  enquiry_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  -- The reply it was used for.
  used_for_message_id uuid,
  constraint enquiry_link_pk primary key (token_hash)
);
create index enquiry_link_by_expiry on enquiry_link (expires_at);
