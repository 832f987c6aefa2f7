-- Signing in with Feide, Vipps or another OpenID provider. Whose an account is, is said by issuer and subject alone:
-- an e-mail address that a provider tells of never opens anything.

create table sign_in_identity (
  issuer text not null,
  -- What the issuer calls this person, to us: nothing else of theirs is kept.
  subject text not null,
  id uuid not null,
  person_id uuid not null,
  -- The provider's key in the configuration when it was added.
  provider text not null,
  made_at timestamptz not null,
  last_used_at timestamptz not null,
  constraint sign_in_identity_pk primary key (issuer, subject),
  constraint sign_in_identity_id_once unique (id),
  constraint sign_in_identity_person_fk foreign key (person_id) references person (id)
);
create index sign_in_identity_by_person on sign_in_identity (person_id);

-- From «Logg inn med …» until the browser is back: once, and for a quarter of an hour. The token is the browser's
-- cookie; state, nonce and PKCE verifier are derived from it, so that nothing here lets anybody in.
create table sign_in_visit (
  token_hash bytea not null,
  provider text not null,
  app text not null,
  -- Set where somebody who is signed in adds a way in.
  person_id uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  constraint sign_in_visit_pk primary key (token_hash),
  constraint sign_in_visit_person_fk foreign key (person_id) references person (id),
  constraint sign_in_visit_app_known check (app in ('portal', 'office'))
);
create index sign_in_visit_by_expiry on sign_in_visit (expires_at);

-- Somebody a provider vouches for and nobody here knows yet, until they show which account is theirs or register.
create table sign_in_stranger (
  token_hash bytea not null,
  issuer text not null,
  subject text not null,
  provider text not null,
  -- Names, address and Feide name as the provider tells them, sealed with the master secret.
  sealed_claims bytea not null,
  -- The account that a code was sent to, if there is one, and the code's keyed hash.
  person_id uuid,
  code_hash bytea,
  code_expires_at timestamptz,
  guesses integer not null,
  -- The registration that was begun: when it is confirmed, the identity is its person's.
  registration_hash bytea,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  constraint sign_in_stranger_pk primary key (token_hash),
  constraint sign_in_stranger_person_fk foreign key (person_id) references person (id)
);
create index sign_in_stranger_by_expiry on sign_in_stranger (expires_at);
create index sign_in_stranger_by_registration on sign_in_stranger (registration_hash);

-- The Feide name that a school has confirmed for a pupil: the only thing by which Feide leads to one.
create table feide_name (
  school_id bigint not null,
  pupil_id uuid not null,
  -- user@org in lower case.
  name text not null,
  -- Who has become the pupil by it, so that a name that was wrong takes the pupil back.
  person_id uuid,
  constraint feide_name_pk primary key (school_id, pupil_id),
  constraint feide_name_once unique (school_id, name),
  constraint feide_name_pupil_fk foreign key (school_id, pupil_id) references pupil (school_id, id),
  constraint feide_name_person_fk foreign key (person_id) references person (id)
);
create index feide_name_by_person on feide_name (person_id);
create index feide_name_by_name on feide_name (name);
