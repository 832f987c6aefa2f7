-- A relation that the school has said will begin and end on days to come, while it waits for the pupil's yes. The relation itself
-- has had its start and its end from the first.
alter table guardian_request
  add column starts_at timestamptz,
  add column ends_at timestamptz;
alter table guardian_request add constraint guardian_request_ends_after_start check (ends_at is null or starts_at is null or ends_at > starts_at);
