-- What a school covers of a meal: an advance from its meal fund, paid back by what is paid in next, and programmes that give
-- pupils a sum to eat for. Both go into the wallet in the purchase's own transaction, so that no wallet is overdrawn.

-- Accounts that keep a balance because they may never be below zero: the bound is here, and whoever takes of one waits here.
create table kept_account (
  school_id bigint not null,
  account_id uuid not null,
  balance_ore bigint not null default 0,
  constraint kept_account_pk primary key (school_id, account_id),
  constraint kept_account_account_fk foreign key (school_id, account_id) references account (school_id, id),
  constraint kept_account_not_below_zero check (balance_ore >= 0)
) with (fillfactor = 70);

alter table account drop constraint account_kind_known;
alter table account add constraint account_kind_known check (
  kind in ('prepaid', 'sales', 'provider_clearing', 'bank', 'refunds_payable', 'card_fees', 'corrections', 'gifts_held', 'payouts_in_transit', 'payment_costs',
    'meal_fund', 'meal_programmes', 'meal_contributions')
);
insert into account (school_id, id, number, kind)
select school.id, gen_random_uuid(), chart.number, chart.kind
from school
cross join (values ('1575', 'meal_contributions'), ('2904', 'meal_fund'), ('2905', 'meal_programmes')) as chart (number, kind);
insert into kept_account (school_id, account_id)
select school_id, id
from account
where kind in ('meal_fund', 'meal_programmes');

alter table transfer drop constraint transfer_kind_known;
alter table transfer add constraint transfer_kind_known check (
  kind in ('topup', 'topup_reversal', 'bank_topup', 'gift_held', 'purchase', 'purchase_on_debt', 'return', 'refund', 'payout', 'payout_returned', 'card_fee',
    'correction', 'settlement', 'settlement_fee', 'settlement_received',
    'meal_contribution', 'meal_withdrawal', 'meal_advance', 'meal_subsidy', 'meal_repaid', 'meal_given_back')
);

-- A meal is what a school may cover; a snack never is.
alter table product add column is_meal boolean not null default false;

-- Read with every sale, so that a school that covers nothing is asked nothing more.
alter table school add column advances_meals boolean not null default false;
alter table school add column has_meal_programmes boolean not null default false;

-- What a school has decided about advances. The newest counts; an advance says by which it was given.
create table meal_policy (
  school_id bigint not null,
  number integer not null,
  is_on boolean not null,
  most_outstanding_ore bigint not null,
  most_a_day_ore bigint not null,
  most_meals integer not null,
  made_by_person_id uuid not null,
  made_at timestamptz not null,
  constraint meal_policy_pk primary key (school_id, number),
  constraint meal_policy_school_fk foreign key (school_id) references school (id),
  constraint meal_policy_person_fk foreign key (made_by_person_id) references person (id),
  constraint meal_policy_number_counts check (number >= 1),
  constraint meal_policy_outstanding_sane check (most_outstanding_ore between 100 and 100000),
  constraint meal_policy_day_sane check (most_a_day_ore between 100 and most_outstanding_ore),
  constraint meal_policy_meals_sane check (most_meals between 1 and 20)
);

-- A sum a day, week or month. Its terms stay as they are; it may end earlier.
create table meal_programme (
  school_id bigint not null,
  id uuid not null,
  name text not null,
  amount_ore bigint not null,
  period text not null,
  carry_most_ore bigint not null,
  is_for_meals_only boolean not null,
  starts_on date not null,
  ends_on date not null,
  made_by_person_id uuid not null,
  made_at timestamptz not null,
  constraint meal_programme_pk primary key (school_id, id),
  constraint meal_programme_school_fk foreign key (school_id) references school (id),
  constraint meal_programme_person_fk foreign key (made_by_person_id) references person (id),
  constraint meal_programme_name_short check (char_length(name) between 1 and 60),
  constraint meal_programme_amount_sane check (amount_ore between 100 and 500000),
  constraint meal_programme_period_known check (period in ('day', 'week', 'month')),
  constraint meal_programme_carry_sane check (carry_most_ore between 0 and 1000000),
  constraint meal_programme_ends_after_start check (ends_on >= starts_on)
);

-- Who is in a programme. One at a time.
create table meal_programme_pupil (
  school_id bigint not null,
  id uuid not null,
  programme_id uuid not null,
  wallet_id uuid not null,
  joined_on date not null,
  added_by_person_id uuid not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  constraint meal_programme_pupil_pk primary key (school_id, id),
  constraint meal_programme_pupil_programme_fk foreign key (school_id, programme_id) references meal_programme (school_id, id),
  constraint meal_programme_pupil_wallet_fk foreign key (school_id, wallet_id) references wallet (school_id, id),
  constraint meal_programme_pupil_person_fk foreign key (added_by_person_id) references person (id)
);
create unique index meal_programme_pupil_one_at_a_time on meal_programme_pupil (school_id, wallet_id) where ended_at is null;
create index meal_programme_pupil_of_programme on meal_programme_pupil (school_id, programme_id) where ended_at is null;

-- What the school has covered for a wallet and what became of it: a chain for each wallet and source, each entry saying how it
-- stands after it. An entry's id is its transfer's event; what is written off moves no money, since the fund has borne it.
create table meal_entry (
  school_id bigint not null,
  wallet_id uuid not null,
  source text not null,
  number integer not null,
  id uuid not null,
  kind text not null,
  amount_ore bigint not null,
  -- Of advances: what is outstanding. Of a programme: what is left to eat for.
  after_ore bigint not null,
  -- The Norwegian day; of a programme the first day of the period that after_ore is of.
  day date not null,
  -- Of advances: how many meals are outstanding, and what has been advanced on that day.
  meals_after integer not null default 0,
  day_after_ore bigint not null default 0,
  purchase_id uuid,
  -- Which of the purchase's lines a programme could cover, by their places.
  places integer[],
  policy_number integer,
  programme_id uuid,
  -- What brought the money that it was paid back with; the return that gave it back.
  cause_id uuid,
  person_id uuid,
  reason text,
  made_at timestamptz not null,
  constraint meal_entry_pk primary key (school_id, wallet_id, source, number),
  constraint meal_entry_id_once unique (school_id, id),
  constraint meal_entry_wallet_fk foreign key (school_id, wallet_id) references wallet (school_id, id),
  constraint meal_entry_policy_fk foreign key (school_id, policy_number) references meal_policy (school_id, number),
  constraint meal_entry_programme_fk foreign key (school_id, programme_id) references meal_programme (school_id, id),
  constraint meal_entry_person_fk foreign key (person_id) references person (id),
  constraint meal_entry_source_known check (source in ('advance', 'programme')),
  constraint meal_entry_kind_known check (kind in ('covered', 'given_back') or (source = 'advance' and kind in ('repaid', 'written_off'))),
  constraint meal_entry_number_counts check (number >= 1),
  constraint meal_entry_amount_positive check (amount_ore > 0),
  constraint meal_entry_never_below_zero check (after_ore >= 0 and meals_after >= 0 and day_after_ore >= 0),
  constraint meal_entry_of_purchase check ((kind in ('covered', 'given_back')) = (purchase_id is not null)),
  constraint meal_entry_of_programme check ((source = 'programme') = (programme_id is not null)),
  constraint meal_entry_advance_by_policy check ((source = 'advance' and kind = 'covered') = (policy_number is not null)),
  constraint meal_entry_written_off_with_reason check ((kind = 'written_off') = (reason is not null and person_id is not null))
);
create index meal_entry_of_purchase on meal_entry (school_id, purchase_id) where purchase_id is not null;
create index meal_entry_by_time on meal_entry (school_id, made_at);

-- What a school puts into its fund or its programmes, or takes out again. Large sums wait for a second person.
create table meal_payment (
  school_id bigint not null,
  id uuid not null,
  account text not null,
  direction text not null,
  amount_ore bigint not null,
  reason text not null,
  state text not null,
  asked_by_person_id uuid not null,
  asked_at timestamptz not null,
  decided_by_person_id uuid,
  decided_at timestamptz,
  constraint meal_payment_pk primary key (school_id, id),
  constraint meal_payment_school_fk foreign key (school_id) references school (id),
  constraint meal_payment_asked_by_fk foreign key (asked_by_person_id) references person (id),
  constraint meal_payment_decided_by_fk foreign key (decided_by_person_id) references person (id),
  constraint meal_payment_account_known check (account in ('fund', 'programmes')),
  constraint meal_payment_direction_known check (direction in ('in', 'out')),
  constraint meal_payment_amount_sane check (amount_ore between 100 and 100000000),
  constraint meal_payment_reason_said check (char_length(reason) between 3 and 300),
  constraint meal_payment_state_known check (state in ('waiting', 'booked', 'declined')),
  constraint meal_payment_decided_whole check ((decided_at is null) = (state = 'waiting')),
  constraint meal_payment_not_by_oneself check (state <> 'booked' or decided_by_person_id is null or decided_by_person_id <> asked_by_person_id)
);
create index meal_payment_by_time on meal_payment (school_id, asked_at desc, id);

create trigger meal_policy_is_insert_only before update or delete on meal_policy for each row execute function refuse_change();
create trigger meal_entry_is_insert_only before update or delete on meal_entry for each row execute function refuse_change();
