-- A card is made in a batch and is nobody's until it is handed out; it may be blocked and opened again, and
-- when it is replaced, returned or thrown away it is over for good. Everything that happens to it is kept.

-- What a school decides about cards.
alter table school
  -- What the first, second, third … lost card costs; the last step holds for all later ones. Whole øre, and an
  -- integer array because its elements are read as numbers.
  add column card_fee_ladder_ore integer[] not null default '{0,10000}',
  add column card_fee_stolen_ore bigint not null default 0,
  add column card_fee_defect_ore bigint not null default 0,
  -- A fee leaves at least this much in the wallet: a meal.
  add column card_fee_keep_ore bigint not null default 5000,
  -- Whether a till may find pupils by name, hand out cards and replace them.
  add column tills_hand_out_cards boolean not null default false;
alter table school add constraint school_card_fee_ladder_has_steps check (cardinality(card_fee_ladder_ore) between 1 and 5 and array_ndims(card_fee_ladder_ore) = 1);
alter table school
  add constraint school_card_fee_ladder_sane check (array_position(card_fee_ladder_ore, null) is null and 0 <= all (card_fee_ladder_ore) and 100000 >= all (card_fee_ladder_ore));
alter table school add constraint school_card_fee_stolen_sane check (card_fee_stolen_ore between 0 and 100000);
alter table school add constraint school_card_fee_defect_sane check (card_fee_defect_ore between 0 and 100000);
alter table school add constraint school_card_fee_keep_sane check (card_fee_keep_ore between 0 and 100000);

-- Guests and staff have a name, a wallet and cards as pupils have; a guest also has a last day.
alter table pupil add column kind text not null default 'pupil';
alter table pupil add constraint pupil_kind_known check (kind in ('pupil', 'guest', 'staff'));
alter table pupil add constraint pupil_guest_has_last_day check (kind <> 'guest' or enrolled_until is not null);

create table card_batch (
  school_id bigint not null,
  id uuid not null,
  label text not null,
  card_count integer not null,
  made_by_person_id uuid not null,
  made_at timestamptz not null,
  constraint card_batch_pk primary key (school_id, id),
  constraint card_batch_school_fk foreign key (school_id) references school (id),
  constraint card_batch_person_fk foreign key (made_by_person_id) references person (id),
  constraint card_batch_label_short check (char_length(label) between 1 and 60),
  constraint card_batch_count_bounded check (card_count between 1 and 500)
);

alter table card alter column wallet_id drop not null;
alter table card
  add column batch_id uuid,
  -- The place within the batch, from 1: the order in which they are printed.
  add column batch_place integer,
  -- The last characters of what is printed, to tell cards apart on a screen. Worth nothing alone.
  add column hint text,
  -- The family's own words for it.
  add column name text,
  add column issued_at timestamptz,
  -- The last day a temporary card works, in Norwegian time.
  add column valid_until date,
  add column block_reason text,
  add column ended_at timestamptz,
  add column end_reason text,
  -- Of a replaced card: what had happened to it.
  add column end_cause text;
update card set issued_at = made_at where wallet_id is not null;
update card set block_reason = 'other' where blocked_at is not null;
alter table card drop constraint card_kind_known;
alter table card add constraint card_kind_known check (kind in ('printed', 'paired', 'phone'));
alter table card add constraint card_batch_fk foreign key (school_id, batch_id) references card_batch (school_id, id);
alter table card add constraint card_place_once_in_batch unique (school_id, batch_id, batch_place);
alter table card add constraint card_of_batch_is_printed check (batch_id is null or kind = 'printed');
alter table card add constraint card_of_batch_has_place check ((batch_id is null) = (batch_place is null));
alter table card add constraint card_is_somebodys_from_issue check ((wallet_id is null) = (issued_at is null));
-- Nobody's card is one of a batch, and nobody can have named, blocked or limited it.
alter table card
  add constraint card_nobodys_is_of_batch check (wallet_id is not null or (batch_id is not null and name is null and blocked_at is null and valid_until is null));
alter table card add constraint card_hint_short check (char_length(hint) between 1 and 4);
alter table card add constraint card_name_short check (char_length(name) between 1 and 40);
alter table card add constraint card_block_reason_known check (block_reason in ('lost', 'stolen', 'found', 'other'));
alter table card add constraint card_block_reason_of_blocked check (block_reason is null or blocked_at is not null);
alter table card add constraint card_end_has_reason check ((ended_at is null) = (end_reason is null));
alter table card add constraint card_end_reason_known check (end_reason in ('replaced', 'returned', 'unused'));
alter table card add constraint card_unused_was_nobodys check (end_reason is null or (end_reason = 'unused') = (wallet_id is null));
alter table card add constraint card_end_cause_known check (end_cause in ('lost', 'stolen', 'defect'));
alter table card add constraint card_end_cause_of_replaced check ((end_cause is not null) = (end_reason is not distinct from 'replaced'));

-- A card belongs to one wallet for ever, and what is over stays over. The actions see to it; this is the fence.
-- The step of a phone code is not among the columns, so that a purchase never pays for it.
create function refuse_card_change() returns trigger
language plpgsql
as $$
begin
  if old.wallet_id is not null and new.wallet_id is distinct from old.wallet_id then
    raise exception 'a card belongs to one wallet for ever' using errcode = 'PT001';
  end if;
  if old.ended_at is not null then
    raise exception 'a card that is over stays over' using errcode = 'PT001';
  end if;
  return new;
end
$$;
create trigger card_stays_what_it_is
  before update of wallet_id, blocked_at, ended_at, end_reason, valid_until, name on card
  for each row execute function refuse_card_change();

-- The history of a card. Who: a person of the family or the office, or a till; nobody when the house did it.
create table card_event (
  school_id bigint not null,
  id uuid not null,
  card_id uuid not null,
  kind text not null,
  side text not null,
  person_id uuid,
  till_id uuid,
  -- A word of a closed list: why it was blocked, opened or replaced.
  reason text,
  -- In the office's own words, when it acted on behalf of somebody. The family sees it.
  note text,
  -- Of a replacement: the card that took over, or the one it took over from.
  other_card_id uuid,
  happened_at timestamptz not null,
  constraint card_event_pk primary key (school_id, id),
  constraint card_event_card_fk foreign key (school_id, card_id) references card (school_id, id),
  constraint card_event_other_card_fk foreign key (school_id, other_card_id) references card (school_id, id),
  constraint card_event_person_fk foreign key (person_id) references person (id),
  constraint card_event_till_fk foreign key (school_id, till_id) references till (school_id, id),
  constraint card_event_kind_known
    check (kind in ('made', 'handed_out', 'registered', 'paired', 'named', 'limited', 'blocked', 'unblocked', 'replaced', 'took_over', 'returned', 'discarded')),
  constraint card_event_side_known check (side in ('family', 'office', 'till', 'house')),
  constraint card_event_person_of_side check ((person_id is not null) = (side in ('family', 'office'))),
  constraint card_event_till_of_side check ((till_id is not null) = (side = 'till')),
  constraint card_event_reason_known check (reason in ('lost', 'stolen', 'found', 'other', 'defect')),
  constraint card_event_note_short check (char_length(note) between 1 and 200)
);
create index card_event_by_card on card_event (school_id, card_id, happened_at);
create trigger card_event_is_insert_only before update or delete on card_event for each row execute function refuse_change();

-- What a replaced card costs. It is taken when money comes in, and never at a meal.
create table card_fee (
  school_id bigint not null,
  id uuid not null,
  wallet_id uuid not null,
  -- The card that was replaced.
  card_id uuid not null,
  cause text not null,
  -- Which lost card this was, counted from 1; null when it was not lost.
  loss_number integer,
  due_ore bigint not null,
  charged_ore bigint not null default 0,
  waived_ore bigint not null default 0,
  made_at timestamptz not null,
  waived_at timestamptz,
  waived_by_person_id uuid,
  waive_reason text,
  constraint card_fee_pk primary key (school_id, id),
  constraint card_fee_card_once unique (school_id, card_id),
  constraint card_fee_wallet_fk foreign key (school_id, wallet_id) references wallet (school_id, id),
  constraint card_fee_card_fk foreign key (school_id, card_id) references card (school_id, id),
  constraint card_fee_waived_by_fk foreign key (waived_by_person_id) references person (id),
  constraint card_fee_cause_known check (cause in ('lost', 'stolen', 'defect')),
  constraint card_fee_loss_is_counted check ((cause = 'lost') = (loss_number is not null)),
  constraint card_fee_loss_number_from_one check (loss_number >= 1),
  constraint card_fee_due_positive check (due_ore > 0),
  constraint card_fee_charged_not_negative check (charged_ore >= 0),
  constraint card_fee_waived_not_negative check (waived_ore >= 0),
  constraint card_fee_never_more_than_due check (charged_ore + waived_ore <= due_ore),
  constraint card_fee_waived_whole check ((waived_ore > 0) = (waived_at is not null)),
  constraint card_fee_waived_by_somebody check ((waived_at is null) = (waived_by_person_id is null)),
  constraint card_fee_waived_with_reason check ((waived_at is null) = (waive_reason is null)),
  constraint card_fee_waive_reason_short check (char_length(waive_reason) between 1 and 200)
);
create index card_fee_by_wallet on card_fee (school_id, wallet_id, made_at);

-- A part of a fee that was taken: the event behind a transfer of the kind card_fee.
create table card_fee_charge (
  school_id bigint not null,
  id uuid not null,
  card_fee_id uuid not null,
  -- The event that brought the money it was taken from: a top-up.
  credited_event_id uuid not null,
  amount_ore bigint not null,
  happened_at timestamptz not null,
  constraint card_fee_charge_pk primary key (school_id, id),
  constraint card_fee_charge_fee_fk foreign key (school_id, card_fee_id) references card_fee (school_id, id),
  constraint card_fee_charge_once_a_credit unique (school_id, card_fee_id, credited_event_id),
  constraint card_fee_charge_positive check (amount_ore > 0)
);
create trigger card_fee_charge_is_insert_only before update or delete on card_fee_charge for each row execute function refuse_change();
