-- A guardian of several may want to hear of one child otherwise than of the others; and an SMS keeps the letter that goes
-- instead until it is known to have arrived, so that what is kept too long can be found and taken away.

create table message_choice_of_pupil (
  person_id uuid not null,
  school_id bigint not null,
  pupil_id uuid not null,
  event text not null,
  channels text[] not null,
  changed_at timestamptz not null,
  constraint message_choice_of_pupil_pk primary key (person_id, school_id, pupil_id, event),
  constraint message_choice_of_pupil_person_fk foreign key (person_id) references person (id),
  constraint message_choice_of_pupil_pupil_fk foreign key (school_id, pupil_id) references pupil (school_id, id),
  constraint message_choice_of_pupil_channels_known check (channels <@ '{email,sms,push}'::text[])
);
create index message_choice_of_pupil_by_pupil on message_choice_of_pupil (school_id, pupil_id);

create index message_sent_with_letter on message (sent_at) where state = 'sent' and otherwise is not null;
