-- A pay link that the office makes or ends for a family without a profile says why.

alter table pay_link add column made_note text;
alter table pay_link add column ended_note text;
alter table pay_link add constraint pay_link_notes_short check (
  (made_note is null or char_length(made_note) between 3 and 300)
  and (ended_note is null or (ended_at is not null and char_length(ended_note) between 3 and 300))
);
