-- The office makes a pupil's id before it asks, so that asking again after a lost answer makes no second one.

alter table pupil
  -- Of what was asked for, so that the same id with something else is known. Null for who came by a list or by themselves.
  add column asked_hash bytea;
