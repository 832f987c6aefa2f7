-- Money that comes by bank transfer: whose account it came to, the files the bank sent, each payment in them once,
-- and the numbers (KID) by which they find their wallets.

-- Global tables: an account is an operator's, and a payment without a wallet belongs to no school yet.

create table operator_bank_account (
  account_number text not null,
  operator_id uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  constraint operator_bank_account_pk primary key (account_number),
  constraint operator_bank_account_operator_fk foreign key (operator_id) references operator (id),
  constraint operator_bank_account_eleven_digits check (account_number ~ '^[0-9]{11}$')
);
create index operator_bank_account_by_operator on operator_bank_account (operator_id);

create table bank_file (
  id uuid not null,
  operator_id uuid not null,
  name text not null,
  message_id text not null,
  -- SHA-256 of the file: the same file again is the same file.
  fingerprint bytea not null,
  payment_count integer not null,
  new_payment_count integer not null,
  read_at timestamptz not null,
  -- Null when it was found in the folder.
  read_by uuid,
  constraint bank_file_pk primary key (id),
  constraint bank_file_once unique (fingerprint),
  constraint bank_file_operator_fk foreign key (operator_id) references operator (id)
);
create index bank_file_by_operator on bank_file (operator_id, read_at);

create table bank_payment (
  id uuid not null,
  operator_id uuid not null,
  file_id uuid not null,
  account_number text not null,
  -- The bank's own name of it: with the account and the direction it is one payment, however often it is told.
  reference text not null,
  direction text not null,
  is_reversal boolean not null,
  amount_ore bigint not null,
  booked_on date not null,
  kid text,
  message text,
  payer_name text,
  payer_account text,
  end_to_end_id text,
  state text not null default 'new',
  why text,
  -- Set when it is credited; the wallet's transfer has the payment's id as its event.
  school_id bigint,
  wallet_id uuid,
  decided_at timestamptz,
  decided_by uuid,
  note text,
  constraint bank_payment_pk primary key (id),
  constraint bank_payment_once unique (account_number, reference, direction),
  constraint bank_payment_file_fk foreign key (file_id) references bank_file (id),
  constraint bank_payment_amount_positive check (amount_ore > 0),
  constraint bank_payment_direction_known check (direction in ('in', 'out')),
  -- new: nobody has looked. waiting: a person must. settled: a person saw to it outside the wallets. noted: money out.
  constraint bank_payment_state_known check (state in ('new', 'credited', 'waiting', 'settled', 'noted')),
  constraint bank_payment_credited_has_wallet check ((state = 'credited') = (school_id is not null and wallet_id is not null)),
  constraint bank_payment_credited_is_in check (state <> 'credited' or (direction = 'in' and not is_reversal)),
  constraint bank_payment_waits_for_a_reason check ((state = 'waiting') = (why is not null)),
  constraint bank_payment_settled_is_explained check (state <> 'settled' or (decided_by is not null and note is not null))
);
create index bank_payment_open on bank_payment (operator_id, booked_on) where state in ('new', 'waiting');
create index bank_payment_by_school on bank_payment (school_id, booked_on) where school_id is not null;

-- School table: a wallet's number at its school, part of its KID. Given once and never to another wallet.
create table wallet_kid (
  school_id bigint not null,
  number bigint not null,
  wallet_id uuid not null,
  made_at timestamptz not null,
  constraint wallet_kid_pk primary key (school_id, number),
  constraint wallet_kid_wallet_once unique (school_id, wallet_id),
  constraint wallet_kid_wallet_fk foreign key (school_id, wallet_id) references wallet (school_id, id),
  constraint wallet_kid_number_counts check (number > 0)
);

alter table transfer drop constraint transfer_kind_known;
alter table transfer add constraint transfer_kind_known check (
  kind in ('topup', 'topup_reversal', 'bank_topup', 'purchase', 'return', 'refund', 'payout', 'card_fee', 'correction')
);
