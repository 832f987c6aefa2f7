-- How somebody becomes a guardian besides the office's own hand: by a code from the school, by another guardian's link, and by
-- the yes of a pupil who is old enough.

-- A code from the school, or a link from a guardian: works once, for a time. What is stored is a keyed hash alone.
create table guardian_invitation (
  school_id bigint not null,
  id uuid not null,
  pupil_id uuid not null,
  code_hash bytea not null,
  way text not null,
  made_by_person_id uuid not null,
  sees text not null,
  may_pay boolean not null,
  may_limit boolean not null,
  may_refund boolean not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_by_person_id uuid,
  used_at timestamptz,
  ended_at timestamptz,
  constraint guardian_invitation_pk primary key (school_id, id),
  constraint guardian_invitation_pupil_fk foreign key (school_id, pupil_id) references pupil (school_id, id),
  constraint guardian_invitation_way_known check (way in ('code', 'invitation')),
  constraint guardian_invitation_sees_known check (sees in ('balance', 'sums', 'categories', 'items')),
  constraint guardian_invitation_used_by_somebody check ((used_by_person_id is null) = (used_at is null))
);
create index guardian_invitation_by_pupil on guardian_invitation (school_id, pupil_id);
create index guardian_invitation_by_expiry on guardian_invitation (expires_at);

-- Which school a code belongs to: whoever types it knows no school.
create table invitation_registry (
  code_hash bytea not null,
  school_id bigint not null,
  invitation_id uuid not null,
  expires_at timestamptz not null,
  constraint invitation_registry_pk primary key (code_hash)
);
create index invitation_registry_by_expiry on invitation_registry (expires_at);

-- Somebody who will be a guardian when the pupil, or the school, has said yes. Not a row of guardianship: who waits has nothing.
create table guardian_request (
  school_id bigint not null,
  id uuid not null,
  pupil_id uuid not null,
  person_id uuid not null,
  way text not null,
  waits_for text not null,
  sees text not null,
  may_pay boolean not null,
  may_limit boolean not null,
  may_refund boolean not null,
  made_at timestamptz not null,
  outcome text,
  decided_by_person_id uuid,
  decided_at timestamptz,
  constraint guardian_request_pk primary key (school_id, id),
  constraint guardian_request_pupil_fk foreign key (school_id, pupil_id) references pupil (school_id, id),
  constraint guardian_request_person_fk foreign key (person_id) references person (id),
  constraint guardian_request_way_known check (way in ('code', 'invitation', 'office')),
  constraint guardian_request_waits_for_somebody check (waits_for in ('pupil', 'school')),
  constraint guardian_request_sees_known check (sees in ('balance', 'sums', 'categories', 'items')),
  constraint guardian_request_outcome_known check (outcome in ('approved', 'refused')),
  constraint guardian_request_decided_whole check ((outcome is null) = (decided_at is null))
);
create unique index guardian_request_open_once on guardian_request (school_id, pupil_id, person_id) where outcome is null;
create index guardian_request_by_person on guardian_request (person_id) where outcome is null;

-- Whoever registers with a code comes as a guardian: from any address, and never as a pupil.
alter table registration add column as_guardian boolean not null default false;
