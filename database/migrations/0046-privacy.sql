-- What people ask of what is kept about them: a copy, and to be erased. And what the house forgets by itself, so that
-- somebody can see that it does.

-- Global: a person may belong to several schools. One row for each time somebody is to be erased: a person with an account,
-- or a pupil without. It holds ids alone, and stays: by it an erasure is done again after an old backup was restored.
create table erasure (
  id uuid not null,
  person_id uuid,
  school_id bigint,
  pupil_id uuid,
  state text not null default 'waiting',
  -- own: asked for in the portal. office: by the school. house: when their time was over.
  side text not null,
  asked_by_person_id uuid,
  -- In the office's own words, until it is done.
  reason text,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  constraint erasure_pk primary key (id),
  constraint erasure_person_fk foreign key (person_id) references person (id),
  constraint erasure_asked_by_fk foreign key (asked_by_person_id) references person (id),
  constraint erasure_of_person_or_pupil check ((person_id is null) = (pupil_id is not null) and (pupil_id is null) = (school_id is null)),
  constraint erasure_state_known check (state in ('waiting', 'undone', 'done')),
  constraint erasure_side_known check (side in ('own', 'office', 'house')),
  constraint erasure_asked_by_somebody check ((side = 'house') = (asked_by_person_id is null)),
  constraint erasure_reason_of_office check (reason is null or (side = 'office' and char_length(reason) between 3 and 300)),
  constraint erasure_ended_is_dated check ((state = 'waiting') = (ended_at is null))
);
create unique index erasure_one_of_person on erasure (person_id) where state = 'waiting' and person_id is not null;
create unique index erasure_one_of_pupil on erasure (school_id, pupil_id) where state = 'waiting' and pupil_id is not null;
create index erasure_due on erasure (due_at) where state = 'waiting';
create index erasure_by_person on erasure (person_id) where person_id is not null;
create index erasure_by_pupil on erasure (school_id, pupil_id) where pupil_id is not null;

-- Who took a copy of whose data, and who asked for erasure. Ids alone.
create table privacy_event (
  id uuid not null,
  person_id uuid,
  school_id bigint,
  pupil_id uuid,
  what text not null,
  side text not null,
  by_person_id uuid,
  happened_at timestamptz not null,
  constraint privacy_event_pk primary key (id),
  constraint privacy_event_of_somebody check (person_id is not null or (school_id is not null and pupil_id is not null)),
  constraint privacy_event_what_known check (what in ('copied', 'erasure_asked', 'erasure_undone', 'erased')),
  constraint privacy_event_side_known check (side in ('own', 'guardian', 'office', 'house')),
  constraint privacy_event_by_somebody check ((side = 'house') = (by_person_id is null))
);
create index privacy_event_by_person on privacy_event (person_id, happened_at) where person_id is not null;
create index privacy_event_by_pupil on privacy_event (school_id, pupil_id, happened_at) where pupil_id is not null;
create trigger privacy_event_is_insert_only before update or delete on privacy_event for each row execute function refuse_change();

-- What the house forgets by itself: when it last looked, and how much has gone.
create table forgetting (
  step text not null,
  ran_at timestamptz not null,
  last_count bigint not null,
  last_something_at timestamptz,
  total_count bigint not null,
  constraint forgetting_pk primary key (step),
  constraint forgetting_step_is_a_word check (step ~ '^[a-z_]{1,40}$'),
  constraint forgetting_counts check (last_count >= 0 and total_count >= last_count)
);

-- Those whose name is to be cut: found without reading all who ever went here.
create index pupil_with_name_after_school on pupil (enrolled_until) where enrolled_until is not null and last_name <> '---';

-- History is only ever inserted, but what somebody wrote in it about a person goes with the person. Nothing else of the row may
-- change, and what is there instead says that something was.
create function refuse_change_but_cutting() returns trigger
language plpgsql
as $$
begin
  if tg_op = 'UPDATE'
    and to_jsonb(new) ->> tg_argv[0] = '---'
    and to_jsonb(new) - tg_argv[0] = to_jsonb(old) - tg_argv[0]
    and to_jsonb(old) ->> tg_argv[0] is not null then
    return new;
  end if;
  raise exception 'rows of this table are only ever inserted' using errcode = 'PT001';
end
$$;
drop trigger card_event_is_insert_only on card_event;
create trigger card_event_is_insert_only before update or delete on card_event for each row execute function refuse_change_but_cutting('note');
drop trigger refund_event_is_insert_only on refund_event;
create trigger refund_event_is_insert_only before update or delete on refund_event for each row execute function refuse_change_but_cutting('note');
drop trigger topup_arrangement_event_is_insert_only on topup_arrangement_event;
create trigger topup_arrangement_event_is_insert_only before update or delete on topup_arrangement_event
  for each row execute function refuse_change_but_cutting('note');
drop trigger meal_entry_is_insert_only on meal_entry;
create trigger meal_entry_is_insert_only before update or delete on meal_entry for each row execute function refuse_change_but_cutting('reason');
-- What the cashier wrote is neither signed nor in the journal's file: the reason's word, the lines and the sums are.
drop trigger purchase_return_is_insert_only on purchase_return;
create trigger purchase_return_is_insert_only before update or delete on purchase_return for each row execute function refuse_change_but_cutting('note');

-- A card that is over stays over, but for the name that somebody gave it.
create or replace function refuse_card_change() returns trigger
language plpgsql
as $$
begin
  if old.wallet_id is not null and new.wallet_id is distinct from old.wallet_id then
    raise exception 'a card belongs to one wallet for ever' using errcode = 'PT001';
  end if;
  if old.ended_at is not null and not (
    new.name is null
    and (new.blocked_at, new.ended_at, new.end_reason, new.valid_until) is not distinct from (old.blocked_at, old.ended_at, old.end_reason, old.valid_until)
  ) then
    raise exception 'a card that is over stays over' using errcode = 'PT001';
  end if;
  return new;
end
$$;

-- Which words somebody consented to. Consents from before there were numbers were given to the words of their time, with the same
-- meaning: by the family in the portal, or to the school, as `way` says. Nothing is made up about them: their number stays empty.
alter table allergy_consent add column text_version smallint;
alter table allergy_consent add constraint allergy_consent_version_counts check (text_version is null or text_version >= 1);
