-- A link that anybody can pay in by, without a profile, and what comes by it. What does not fit in a wallet waits
-- until there is room, so that nobody can learn from a link how much is in it.

-- No link may lead to a pupil whose address is protected.
alter table pupil add column has_protected_address boolean not null default false;

create table pay_link (
  school_id bigint not null,
  -- The link's secret is derived from this and the master secret: it is nowhere stored.
  id uuid not null,
  wallet_id uuid not null,
  made_by_person_id uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  -- Null where the house ended it: the pupil's address was protected.
  ended_by_person_id uuid,
  constraint pay_link_pk primary key (school_id, id),
  constraint pay_link_wallet_fk foreign key (school_id, wallet_id) references wallet (school_id, id),
  constraint pay_link_made_by_fk foreign key (made_by_person_id) references person (id),
  constraint pay_link_ended_by_fk foreign key (ended_by_person_id) references person (id),
  constraint pay_link_ends_after_start check (ended_at is null or ended_at >= made_at),
  constraint pay_link_ended_by_only_when_ended check (ended_at is not null or ended_by_person_id is null)
);
create unique index pay_link_one_at_a_time on pay_link (school_id, wallet_id) where ended_at is null;

-- A top-up has a payer with a profile, or came by a link. A gift is one that came by a link.
alter table topup alter column payer_person_id drop not null;
alter table topup add column pay_link_id uuid;
alter table topup add constraint topup_pay_link_fk foreign key (school_id, pay_link_id) references pay_link (school_id, id);
alter table topup add constraint topup_has_payer_or_link check ((payer_person_id is null) = (pay_link_id is not null));
-- What the giver says: who it is from, where the receipt goes, and in which language.
alter table topup add column giver_name text;
alter table topup add column giver_email text;
alter table topup add column giver_language text;
alter table topup add constraint topup_giver_only_by_link check (
  case when pay_link_id is null then giver_name is null and giver_email is null and giver_language is null
    else giver_language is not null and giver_language in ('nb', 'nn', 'en') end
);
create index topup_by_pay_link on topup (school_id, pay_link_id, made_at) where pay_link_id is not null;

-- A gift that is taken at the provider, and waits for room in the wallet.
alter table topup add column held_ore bigint not null default 0;
alter table topup drop constraint topup_state_known;
alter table topup add constraint topup_state_known check (
  state in ('created', 'pending', 'authorised', 'held', 'credited', 'declined', 'abandoned', 'expired', 'given_back', 'reversed', 'charged_back')
);
alter table topup add constraint topup_only_gifts_are_held check (held_ore = 0 or pay_link_id is not null);
alter table topup add constraint topup_held_has_amount check (held_ore between 0 and amount_ore and (state <> 'held' or held_ore > 0));
alter table topup add constraint topup_held_becomes_what_was_held check (held_ore = 0 or state = 'held' or credited_ore = held_ore);

-- Where it waits: money we owe, like the wallets'.
alter table account drop constraint account_kind_known;
alter table account add constraint account_kind_known check (
  kind in ('prepaid', 'sales', 'provider_clearing', 'bank', 'refunds_payable', 'card_fees', 'corrections', 'gifts_held')
);
insert into account (school_id, id, number, kind)
select school.id, gen_random_uuid(), '2903', 'gifts_held'
from school;
alter table transfer drop constraint transfer_kind_known;
alter table transfer add constraint transfer_kind_known check (
  kind in ('topup', 'topup_reversal', 'bank_topup', 'gift_held', 'purchase', 'return', 'refund', 'payout', 'card_fee', 'correction')
);
