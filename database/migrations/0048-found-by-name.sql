-- A pupil without a card is found by name at the till, where the school lets its tills. What pays then is a card that works for
-- one sale and a few minutes: it is over from the start, so that no list of cards in use ever holds it.

alter table school add column sells_by_name boolean not null default false;

alter table card
  -- Of a card that was made for one sale alone: until when. That its one step is used says that the sale was made.
  add column works_until timestamptz;
alter table card drop constraint card_kind_known;
alter table card add constraint card_kind_known check (kind in ('printed', 'paired', 'phone', 'by_name'));
alter table card drop constraint card_end_reason_known;
alter table card add constraint card_end_reason_known check (end_reason in ('replaced', 'returned', 'unused', 'by_name'));
alter table card drop constraint card_step_only_on_phone;
alter table card add constraint card_step_only_on_changing check (last_step is null or kind in ('phone', 'by_name'));
alter table card add constraint card_by_name_is_over check ((kind = 'by_name') = (end_reason is not distinct from 'by_name'));
alter table card add constraint card_by_name_has_time check ((kind = 'by_name') = (works_until is not null));

-- Who was found at which till, by whom, and why there was no card.
create table found_by_name (
  school_id bigint not null,
  card_id uuid not null,
  wallet_id uuid not null,
  till_id uuid not null,
  -- Null where nobody has to sign in.
  cashier_id uuid,
  reason text not null,
  found_at timestamptz not null,
  constraint found_by_name_pk primary key (school_id, card_id),
  constraint found_by_name_card_fk foreign key (school_id, card_id) references card (school_id, id),
  constraint found_by_name_wallet_fk foreign key (school_id, wallet_id) references wallet (school_id, id),
  constraint found_by_name_till_fk foreign key (school_id, till_id) references till (school_id, id),
  constraint found_by_name_cashier_fk foreign key (school_id, cashier_id) references cashier (school_id, id),
  constraint found_by_name_reason_known check (reason in ('forgotten', 'lost', 'unreadable', 'phone', 'other'))
);
create index found_by_name_by_wallet on found_by_name (school_id, wallet_id, found_at);
create trigger found_by_name_is_never_changed before update on found_by_name for each row execute function refuse_change();
