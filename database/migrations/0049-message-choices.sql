-- Everybody chooses, for each event, by which ways they hear of it: so a number must be theirs before an SMS tells it anything,
-- and what cannot be sent by a way that costs or may be gone comes as a letter instead.

alter table person add column mobile_confirmed_at timestamptz;
alter table person add constraint person_confirmed_mobile_is_there check (mobile_confirmed_at is null or mobile is not null);

-- Without a row somebody has the usual hours; with a row of none, no hours at all.
alter table quiet_hours
  alter column quiet_from drop not null,
  alter column quiet_until drop not null;
alter table quiet_hours add constraint quiet_hours_have_both_ends check ((quiet_from is null) = (quiet_until is null));

-- The letter that goes if this message cannot be sent, sealed as bodies are.
alter table message add column otherwise text;
