-- Somebody who works in the canteen before they are 18: the mark, and no date. What has an age limit they sell under an
-- adult's eyes, or when an adult lets that one sale go on.

alter table cashier drop constraint cashier_kind_known;
alter table cashier add constraint cashier_kind_known check (kind in ('adult', 'young', 'pupil'));
alter table stop_override drop constraint stop_override_stop_known;
alter table stop_override add constraint stop_override_stop_known check (stop in ('contents_stopped', 'contents_unknown', 'age_unknown', 'seller_too_young'));
alter table stop_override drop constraint stop_override_reason_known;
alter table stop_override add constraint stop_override_reason_known
  check (reason in ('checked_contents', 'guardian_said_yes', 'for_somebody_else', 'saw_proof_of_age', 'adult_sells'));
alter table stop_override add constraint stop_override_reason_of_stop check ((stop = 'seller_too_young') = (reason = 'adult_sells'));
