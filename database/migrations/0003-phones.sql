-- A phone code belongs to one phone: the link that binds it, the phone that holds it, and how its SMS fared.

-- A school may switch phone codes off while school is on, in what the clock in Oslo shows.
alter table school add column phone_codes_off_from time;
alter table school add column phone_codes_off_until time;
alter table school add constraint school_phone_codes_off_whole check ((phone_codes_off_from is null) = (phone_codes_off_until is null));
alter table school add constraint school_phone_codes_off_in_order check (phone_codes_off_from < phone_codes_off_until);

-- Where the pupil's code is sent, as E.164; confirmed once a link that was sent there has been used.
alter table pupil add column mobile text;
alter table pupil add column mobile_confirmed_at timestamptz;
alter table pupil add constraint pupil_confirmed_mobile_is_there check (mobile_confirmed_at is null or mobile is not null);

-- The phone that holds a wallet's code: one row for each card of kind 'phone', which is made when a phone is bound.
create table phone (
  school_id bigint not null,
  card_id uuid not null,
  wallet_id uuid not null,
  -- Of the phone's own token. The phone makes both.
  token_hash bytea not null,
  -- The key with which the phone signs what it asks (P-256, uncompressed); null where a browser can keep none.
  public_key bytea,
  device text not null,
  bound_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  constraint phone_pk primary key (school_id, card_id),
  constraint phone_card_fk foreign key (school_id, card_id) references card (school_id, id),
  constraint phone_device_known check (device in ('iphone', 'ipad', 'android', 'other'))
);
create unique index phone_of_wallet_once on phone (school_id, wallet_id) where ended_at is null;

-- A link in an SMS that binds the code to the phone it is opened on.
create table phone_link (
  school_id bigint not null,
  token_hash bytea not null,
  wallet_id uuid not null,
  mobile text not null,
  message_id uuid not null,
  -- Null when the pupil's own registration asked.
  asked_by_person_id uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- The phone that used it: when the answer was lost, the same phone gets it again.
  card_id uuid,
  constraint phone_link_pk primary key (school_id, token_hash),
  constraint phone_link_wallet_fk foreign key (school_id, wallet_id) references wallet (school_id, id),
  constraint phone_link_used_whole check ((used_at is null) = (card_id is null))
);
create index phone_link_by_wallet on phone_link (school_id, wallet_id, made_at);
create index phone_link_by_expiry on phone_link (expires_at);

-- Until now a phone code came with the wallet, for any device that was signed in. Those are worth nothing any more.
update card set blocked_at = now() where kind = 'phone' and blocked_at is null;

-- How a message fared after it left. One that is worth something only once and for a while is not sent again when
-- nobody knows whether it arrived, and not at all when its time is out.
alter table message add column is_once boolean not null default false;
alter table message add column expires_at timestamptz;
alter table message add column parts smallint;
alter table message add column provider_id text;
alter table message add column delivery text;
alter table message add column delivery_code integer;
alter table message add column delivery_at timestamptz;
alter table message add constraint message_delivery_known check (delivery in ('queued', 'sent', 'delivered', 'failed', 'expired', 'unknown'));

-- What has been spent on SMS on a Norwegian day, in parts, and how many messages did not arrive.
create table sms_day (
  day date not null,
  parts integer not null default 0,
  failed integer not null default 0,
  constraint sms_day_pk primary key (day),
  constraint sms_day_not_negative check (parts >= 0 and failed >= 0)
);
