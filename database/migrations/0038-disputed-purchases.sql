-- «Dette var ikke meg»: a family says of a purchase that it was not theirs. The case is an enquiry; this ties the two together.

alter table enquiry drop constraint enquiry_topic_known;
alter table enquiry add constraint enquiry_topic_known check (topic in ('lost_card', 'money', 'app', 'food', 'other', 'not_me'));

create table purchase_dispute (
  school_id bigint not null,
  purchase_id uuid not null,
  enquiry_id uuid not null,
  -- One case for a purchase, however many of the family say it.
  constraint purchase_dispute_pk primary key (school_id, purchase_id),
  constraint purchase_dispute_enquiry_once unique (school_id, enquiry_id),
  constraint purchase_dispute_purchase_fk foreign key (school_id, purchase_id) references purchase (school_id, id),
  -- It goes with its case.
  constraint purchase_dispute_enquiry_fk foreign key (school_id, enquiry_id) references enquiry (school_id, id) on delete cascade
);
create trigger purchase_dispute_is_never_changed before update on purchase_dispute for each row execute function refuse_change();
