-- Real payment providers: a clearing account for each, every operation at a provider with its own key, what the
-- provider gives back or takes back, and the bounds within which one pays in. The demo's own provider is gone.

-- One clearing account for each provider, so that a settlement can be held against it.
alter table account add column provider text;
update account set provider = 'swedbank-pay' where kind = 'provider_clearing';
insert into account (school_id, id, number, kind, provider)
select school.id, gen_random_uuid(), '1572', 'provider_clearing', 'vipps'
from school;
alter table account add constraint account_provider_of_clearing check ((kind = 'provider_clearing') = (provider is not null));
alter table account add constraint account_provider_known check (provider is null or provider in ('swedbank-pay', 'vipps'));

-- Whole kroner between these bounds may be paid in besides the amounts on the buttons; both null: only those.
alter table school add column topup_least_ore bigint default 2000;
alter table school add column topup_most_ore bigint default 100000;
alter table school add constraint school_topup_bounds_sane check (
  (topup_least_ore is null) = (topup_most_ore is null)
  and (topup_least_ore is null or (topup_least_ore >= 100 and topup_least_ore <= topup_most_ore and topup_most_ore <= 1000000))
);

-- The states: see rules/topup-states.ts.
alter table topup add column credited_ore bigint not null default 0;
alter table topup add column reversed_ore bigint not null default 0;
alter table topup add column authorised_at timestamptz;
update topup set credited_ore = amount_ore, authorised_at = credited_at where state = 'credited';
update topup set provider = 'swedbank-pay', ask_again_at = null;
update topup set state = 'expired', pay_at = null where state in ('created', 'pending');
alter table topup drop constraint topup_state_known;
alter table topup add constraint topup_state_known check (
  state in ('created', 'pending', 'authorised', 'credited', 'declined', 'abandoned', 'expired', 'given_back', 'reversed', 'charged_back')
);
alter table topup drop constraint topup_credited_is_dated;
alter table topup add constraint topup_credited_is_dated check ((state in ('credited', 'reversed', 'charged_back')) = (credited_at is not null));
alter table topup add constraint topup_credited_has_amount check ((credited_at is not null) = (credited_ore > 0));
alter table topup add constraint topup_not_credited_above_amount check (credited_ore <= amount_ore);
alter table topup add constraint topup_not_reversed_above_credit check (reversed_ore between 0 and credited_ore);
alter table topup add constraint topup_reversed_as_its_state_says check (
  case state when 'reversed' then reversed_ore = credited_ore when 'charged_back' then reversed_ore = credited_ore
    when 'credited' then reversed_ore < credited_ore else reversed_ore = 0 end
);
alter table topup add constraint topup_provider_known check (provider in ('swedbank-pay', 'vipps'));

-- Everything done to a payment at its provider. Ours is written before it is sent, under the reference that makes it
-- happen once; what the provider did by itself is written when it is seen, and a transfer of the same id may follow.
create table payment_operation (
  school_id bigint not null,
  id uuid not null,
  topup_id uuid not null,
  kind text not null,
  made_by text not null,
  provider text not null,
  -- Ours, as the provider and its settlement know it.
  reference text,
  amount_ore bigint not null,
  -- intended: sent or about to be, and its outcome unknown.
  state text not null,
  -- What asked for it when it was not the top-up itself: a refund.
  for_event_id uuid,
  -- The provider's own number of it, and its short code when it refused.
  provider_number text,
  problem text,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  happened_at timestamptz,
  -- Known when the provider settles.
  fee_ore bigint,
  settlement_reference text,
  settled_on date,
  constraint payment_operation_pk primary key (school_id, id),
  constraint payment_operation_topup_fk foreign key (school_id, topup_id) references topup (school_id, id),
  constraint payment_operation_kind_known check (kind in ('make', 'capture', 'abort', 'cancel', 'refund', 'chargeback')),
  constraint payment_operation_made_by_known check (made_by in ('us', 'provider')),
  constraint payment_operation_state_known check (state in ('intended', 'done', 'refused')),
  constraint payment_operation_ours_has_reference check (made_by = 'provider' or reference is not null),
  constraint payment_operation_theirs_is_done check (made_by = 'us' or (state = 'done' and provider_number is not null)),
  constraint payment_operation_amount_positive check (amount_ore > 0)
);
create unique index payment_operation_reference_once on payment_operation (school_id, reference) where reference is not null;
create unique index payment_operation_number_once on payment_operation (school_id, topup_id, kind, provider_number) where provider_number is not null;
create index payment_operation_by_topup on payment_operation (school_id, topup_id);
-- A settlement names them by these, and spans schools.
create index payment_operation_by_reference on payment_operation (reference) where reference is not null;
create index payment_operation_by_number on payment_operation (provider, provider_number) where provider_number is not null;

-- A provider may take back what was spent. Then, and only then, does a wallet go below zero.
alter table transfer drop constraint transfer_kind_known;
alter table transfer add constraint transfer_kind_known check (
  kind in ('topup', 'topup_reversal', 'bank_topup', 'purchase', 'return', 'refund', 'payout', 'card_fee', 'correction')
);
alter table transfer add constraint transfer_below_zero_only_where_taken_back check (debit_balance_ore is null or debit_balance_ore >= 0 or kind = 'topup_reversal');

-- What the processes know of each provider, for the office and for payers of any process.
create table provider_health (
  provider text not null,
  is_down boolean not null,
  why text,
  since timestamptz not null,
  changed_at timestamptz not null,
  constraint provider_health_pk primary key (provider),
  constraint provider_health_provider_known check (provider in ('swedbank-pay', 'vipps'))
);

drop table demo_payment;
