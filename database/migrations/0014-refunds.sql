-- Money on its way back: a refund with its parts, each through the payment it came by or to an account; where people
-- want their money; and the runs in which the bank is told to pay. Set aside on account 2902 the moment it is asked
-- for; the part's own id is the event that moves it on, to its payer or back to the wallet, and so only one of them.

-- Above this a second person must approve; null: nobody need.
alter table operator add column refund_four_eyes_above_ore bigint;
alter table operator add constraint operator_four_eyes_not_negative check (refund_four_eyes_above_ore >= 0);

-- Global: an account is a person's, whatever schools their children go to.
create table payout_account (
  id uuid not null,
  person_id uuid not null,
  account_number text not null,
  made_at timestamptz not null,
  -- One that takes another's place can be used a day later.
  usable_at timestamptz not null,
  ended_at timestamptz,
  -- replaced: by another. refused: the bank could not pay to it.
  end_reason text,
  constraint payout_account_pk primary key (id),
  constraint payout_account_person_fk foreign key (person_id) references person (id),
  constraint payout_account_eleven_digits check (account_number ~ '^[0-9]{11}$'),
  constraint payout_account_end_has_reason check ((ended_at is null) = (end_reason is null)),
  constraint payout_account_end_reason_known check (end_reason in ('replaced', 'refused'))
);
create unique index payout_account_one_now on payout_account (person_id) where ended_at is null;

-- An account that waits for the code sent to its owner. Guesses are counted in the row.
create table payout_account_entry (
  id uuid not null,
  person_id uuid not null,
  account_number text not null,
  code_hash bytea not null,
  guesses integer not null default 0,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint payout_account_entry_pk primary key (id),
  constraint payout_account_entry_person_fk foreign key (person_id) references person (id),
  constraint payout_account_entry_eleven_digits check (account_number ~ '^[0-9]{11}$'),
  constraint payout_account_entry_guesses_bounded check (guesses between 0 and 5)
);
create index payout_account_entry_by_expiry on payout_account_entry (expires_at);

-- A file to the bank, of an operator and all its schools. Its lines are the schools' own.
create table payout_run (
  id uuid not null,
  operator_id uuid not null,
  -- What the bank knows it by: never another file's.
  message_id text not null,
  account_number text not null,
  version text not null,
  pay_on date not null,
  -- collecting: lines are being gathered, school by school. frozen: nothing is changed any more. empty: somebody else was first.
  state text not null,
  line_count integer not null default 0,
  amount_ore bigint not null default 0,
  -- The file itself, sealed, so that it is the same whenever it is downloaded.
  sealed_file text,
  made_by uuid not null,
  made_at timestamptz not null,
  frozen_at timestamptz,
  constraint payout_run_pk primary key (id),
  constraint payout_run_message_once unique (message_id),
  constraint payout_run_operator_fk foreign key (operator_id) references operator (id),
  constraint payout_run_made_by_fk foreign key (made_by) references person (id),
  constraint payout_run_version_known check (version in ('03', '09')),
  constraint payout_run_state_known check (state in ('collecting', 'frozen', 'empty')),
  constraint payout_run_frozen_whole check ((state = 'frozen') = (sealed_file is not null and frozen_at is not null and line_count > 0 and amount_ore > 0))
);
create index payout_run_by_operator on payout_run (operator_id, made_at);

create table refund (
  school_id bigint not null,
  id uuid not null,
  wallet_id uuid not null,
  amount_ore bigint not null,
  cause text not null,
  -- Whose share is given back; null: everybody's.
  payer_person_id uuid,
  -- Null when the house did it.
  asked_by_person_id uuid,
  -- The office's reason, when it acted on behalf of somebody.
  note text,
  state text not null,
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by_person_id uuid,
  constraint refund_pk primary key (school_id, id),
  constraint refund_wallet_fk foreign key (school_id, wallet_id) references wallet (school_id, id),
  constraint refund_asked_by_fk foreign key (asked_by_person_id) references person (id),
  constraint refund_decided_by_fk foreign key (decided_by_person_id) references person (id),
  constraint refund_amount_positive check (amount_ore > 0),
  constraint refund_cause_known check (cause in ('asked', 'on_behalf', 'left', 'exit')),
  constraint refund_state_known check (state in ('waiting', 'approved', 'declined', 'cancelled')),
  constraint refund_decided_is_dated check (state = 'waiting' or decided_at is not null),
  constraint refund_asked_by_somebody check ((asked_by_person_id is not null) = (cause in ('asked', 'on_behalf'))),
  constraint refund_on_behalf_has_reason check ((note is not null) = (cause = 'on_behalf')),
  constraint refund_note_short check (char_length(note) between 3 and 300),
  constraint refund_approved_by_another check (state <> 'approved' or decided_by_person_id is null or decided_by_person_id is distinct from asked_by_person_id)
);
create index refund_by_wallet on refund (school_id, wallet_id, asked_at);
create index refund_waiting on refund (school_id) where state = 'waiting';

create table refund_part (
  school_id bigint not null,
  id uuid not null,
  refund_id uuid not null,
  number smallint not null,
  way text not null,
  -- The payment it came in by: a top-up, a payment from the bank, or neither.
  topup_id uuid,
  bank_payment_id uuid,
  -- Who gets it, where that is a person.
  payer_person_id uuid,
  -- Where it goes: known from the beginning where the bank said from which account it came, otherwise from its run.
  account_number text,
  amount_ore bigint not null,
  state text not null,
  tries integer not null default 0,
  try_again_at timestamptz,
  -- Set while something was sent whose outcome nobody knows.
  sent_at timestamptz,
  line_id uuid,
  changed_at timestamptz not null,
  constraint refund_part_pk primary key (school_id, id),
  constraint refund_part_number_once unique (school_id, refund_id, number),
  constraint refund_part_refund_fk foreign key (school_id, refund_id) references refund (school_id, id),
  constraint refund_part_topup_fk foreign key (school_id, topup_id) references topup (school_id, id),
  constraint refund_part_amount_positive check (amount_ore > 0),
  constraint refund_part_way_known check (way in ('payment', 'account')),
  constraint refund_part_state_known check (state in ('asked', 'at_provider', 'to_account', 'in_run', 'paid', 'returned')),
  constraint refund_part_of_one_payment check (topup_id is null or bank_payment_id is null),
  constraint refund_part_through_a_payment check (way = 'account' or topup_id is not null),
  constraint refund_part_at_provider_is_payment check (state <> 'at_provider' or way = 'payment'),
  constraint refund_part_in_run_has_line check ((state in ('in_run', 'paid') and way = 'account') = (line_id is not null)),
  constraint refund_part_tried_only_at_provider check (try_again_at is null or state = 'at_provider'),
  constraint refund_part_account_eleven_digits check (account_number ~ '^[0-9]{11}$')
);
create index refund_part_by_topup on refund_part (school_id, topup_id) where topup_id is not null;
create index refund_part_by_bank_payment on refund_part (school_id, bank_payment_id) where bank_payment_id is not null;
create index refund_part_to_try on refund_part (try_again_at) where try_again_at is not null;
create index refund_part_to_account on refund_part (school_id, id) where state = 'to_account';
create index refund_part_of_payer on refund_part (payer_person_id) where state = 'to_account';
create index refund_part_by_line on refund_part (school_id, line_id) where line_id is not null;

-- Every step, dated. Of the whole refund, or of one part.
create table refund_event (
  school_id bigint not null,
  id uuid not null,
  -- The order in which they were written: several stand at one instant.
  position bigint generated by default as identity,
  refund_id uuid not null,
  part_id uuid,
  step text not null,
  why text,
  person_id uuid,
  note text,
  happened_at timestamptz not null,
  constraint refund_event_pk primary key (school_id, id),
  constraint refund_event_refund_fk foreign key (school_id, refund_id) references refund (school_id, id),
  constraint refund_event_part_fk foreign key (school_id, part_id) references refund_part (school_id, id),
  constraint refund_event_person_fk foreign key (person_id) references person (id),
  constraint refund_event_note_short check (char_length(note) between 3 and 300)
);
create index refund_event_by_refund on refund_event (school_id, refund_id, position);
create trigger refund_event_is_insert_only before update or delete on refund_event for each row execute function refuse_change();

-- What the bank is told to pay to one account, with all parts that go there from one school.
create table payout_line (
  school_id bigint not null,
  id uuid not null,
  run_id uuid not null,
  payee_person_id uuid,
  payee_name text not null,
  account_number text not null,
  amount_ore bigint not null,
  state text not null,
  why text,
  made_at timestamptz not null,
  decided_at timestamptz,
  decided_by_person_id uuid,
  constraint payout_line_pk primary key (school_id, id),
  constraint payout_line_run_fk foreign key (run_id) references payout_run (id),
  constraint payout_line_decided_by_fk foreign key (decided_by_person_id) references person (id),
  constraint payout_line_amount_positive check (amount_ore > 0),
  constraint payout_line_account_eleven_digits check (account_number ~ '^[0-9]{11}$'),
  constraint payout_line_state_known check (state in ('in_run', 'paid', 'failed')),
  constraint payout_line_decided_whole check ((state = 'in_run') = (decided_at is null and decided_by_person_id is null)),
  constraint payout_line_failed_has_reason check ((state = 'failed') = (why is not null)),
  constraint payout_line_why_known check (why in ('account_closed', 'account_wrong', 'bank_refused'))
);
create index payout_line_by_run on payout_line (run_id);
alter table refund_part add constraint refund_part_line_fk foreign key (school_id, line_id) references payout_line (school_id, id);

-- What was frozen stays as it was told to the bank: only how it went is written.
create function refuse_line_change() returns trigger
language plpgsql
as $$
begin
  if old.state <> 'in_run' or (new.run_id, new.account_number, new.amount_ore, new.payee_name) is distinct from (old.run_id, old.account_number, old.amount_ore, old.payee_name) then
    raise exception 'a line of a payout stays as it was told to the bank' using errcode = 'PT001';
  end if;
  return new;
end
$$;
create trigger payout_line_stays_what_it_is before update on payout_line for each row execute function refuse_line_change();

create function refuse_run_change() returns trigger
language plpgsql
as $$
begin
  if old.state <> 'collecting' then
    raise exception 'a payout that is frozen stays as it is' using errcode = 'PT001';
  end if;
  return new;
end
$$;
create trigger payout_run_stays_frozen before update on payout_run for each row execute function refuse_run_change();

-- Leavers are looked for by their last day, over all schools.
create index pupil_by_last_day on pupil (enrolled_until) where enrolled_until is not null;
