-- Passkeys: a key pair on somebody's own device, of which only the public half is here. Nothing in these tables lets anybody in.

create table passkey (
  credential_id bytea not null,
  id uuid not null,
  person_id uuid not null,
  -- As COSE writes it.
  public_key bytea not null,
  -- How often the device says that it was used; zero for ever where it does not count.
  counter bigint not null,
  -- What its owner calls it.
  name text not null,
  made_at timestamptz not null,
  last_used_at timestamptz not null,
  constraint passkey_pk primary key (credential_id),
  constraint passkey_id_once unique (id),
  constraint passkey_person_fk foreign key (person_id) references person (id),
  constraint passkey_counts_up check (counter >= 0)
);
create index passkey_by_person on passkey (person_id);

-- What a device is asked to sign: once, and for some minutes. The token is the browser's cookie, and the challenge is derived from it.
create table passkey_challenge (
  token_hash bytea not null,
  -- Set where somebody who is signed in adds a passkey.
  person_id uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  constraint passkey_challenge_pk primary key (token_hash),
  constraint passkey_challenge_person_fk foreign key (person_id) references person (id)
);
create index passkey_challenge_by_expiry on passkey_challenge (expires_at);
