-- A device that typed a till's code and got no answer may ask once more: it is known by an id that it made for that code. Any
-- other finds the code used.
alter table till_enrolment add column used_by uuid;
alter table till_enrolment add constraint till_enrolment_used_by_somebody check (used_by is null or used_at is not null);
