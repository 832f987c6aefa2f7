-- Web Push: which browsers somebody has turned it on in. A browser's address and keys are sealed, and go with its session.

create table push_subscription (
  id uuid not null,
  person_id uuid not null,
  session_hash bytea not null,
  -- One browser is one person's at a time.
  endpoint_hash bytea not null,
  sealed text not null,
  name text not null,
  made_at timestamptz not null,
  constraint push_subscription_pk primary key (id),
  constraint push_subscription_person_fk foreign key (person_id) references person (id),
  constraint push_subscription_session_fk foreign key (session_hash) references session (token_hash) on delete cascade,
  constraint push_subscription_once unique (endpoint_hash),
  constraint push_subscription_name_short check (char_length(name) between 1 and 60)
);
create index push_subscription_by_person on push_subscription (person_id, made_at);
create index push_subscription_by_session on push_subscription (session_hash);

alter table message add column push_subscription_id uuid;
alter table message drop constraint message_channel_known;
alter table message add constraint message_channel_known check (channel in ('email', 'sms', 'push'));
alter table message add constraint message_push_names_a_browser check ((channel = 'push') = (push_subscription_id is not null));
