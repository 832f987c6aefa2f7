-- What guardians decide about a pupil's spending, the school's named hours, what was stopped, and what a pupil asked to be let.

-- The school's own named hours: «Frokost» 08:00 to 10:00. The day is the Norwegian one.
create table meal_period (
  school_id bigint not null,
  id uuid not null,
  name text not null,
  starts_at time not null,
  ends_at time not null,
  constraint meal_period_pk primary key (school_id, id),
  constraint meal_period_school_fk foreign key (school_id) references school (id),
  constraint meal_period_name_once unique (school_id, name),
  constraint meal_period_ends_after_start check (ends_at > starts_at)
);

-- What the office has said of a product. Null: nobody has said, which stops nothing.
alter table product
  add column is_energy_drink boolean,
  add column has_added_sugar boolean;

alter table pupil
  -- Somebody has set a limit, so a sale asks for them; of everybody else it asks nothing.
  add column has_limits boolean not null default false,
  add column limits_changed_at timestamptz;

-- A guardian's limits for a pupil. They hold while the guardianship lasts in which they were set.
create table spending_limit (
  school_id bigint not null,
  pupil_id uuid not null,
  person_id uuid not null,
  terms jsonb not null,
  set_at timestamptz not null,
  constraint spending_limit_pk primary key (school_id, pupil_id, person_id),
  constraint spending_limit_guardianship_fk foreign key (school_id, pupil_id, person_id) references guardianship (school_id, pupil_id, person_id),
  constraint spending_limit_terms_whole check (jsonb_typeof(terms) = 'object')
);

-- Each change of somebody's limits: what they were from then on, null where they ended, and by whom.
create table spending_limit_event (
  school_id bigint not null,
  id uuid not null,
  pupil_id uuid not null,
  person_id uuid not null,
  what text not null,
  terms jsonb,
  by_person_id uuid,
  made_at timestamptz not null,
  constraint spending_limit_event_pk primary key (school_id, id),
  constraint spending_limit_event_pupil_fk foreign key (school_id, pupil_id) references pupil (school_id, id),
  constraint spending_limit_event_person_fk foreign key (person_id) references person (id),
  constraint spending_limit_event_by_fk foreign key (by_person_id) references person (id),
  constraint spending_limit_event_what_known check (what in ('set', 'ended_by_guardian', 'ended_by_school', 'ended_with_guardianship')),
  constraint spending_limit_event_has_terms check ((what = 'set') = (terms is not null)),
  constraint spending_limit_event_by_somebody check ((what = 'ended_with_guardianship') = (by_person_id is null))
);
create index spending_limit_event_by_pupil on spending_limit_event (school_id, pupil_id, made_at);
create index spending_limit_event_by_time on spending_limit_event (made_at);
create trigger spending_limit_event_is_never_changed before update on spending_limit_event for each row execute function refuse_change();

-- A purchase that a limit stopped, for the family alone and for some days. Its id is that of the purchase that was not made.
create table stopped_purchase (
  school_id bigint not null,
  id uuid not null,
  pupil_id uuid not null,
  why text not null,
  -- Whose limits they were.
  person_ids uuid[] not null,
  product_ids uuid[] not null,
  product_names text[] not null,
  total_ore bigint not null,
  stopped_at timestamptz not null,
  constraint stopped_purchase_pk primary key (school_id, id),
  constraint stopped_purchase_pupil_fk foreign key (school_id, pupil_id) references pupil (school_id, id),
  constraint stopped_purchase_why_known check (why in ('limit_hours', 'limit_products', 'limit_amount')),
  constraint stopped_purchase_total_positive check (total_ore > 0)
);
create index stopped_purchase_by_pupil on stopped_purchase (school_id, pupil_id, stopped_at);
create index stopped_purchase_by_time on stopped_purchase (stopped_at);
create trigger stopped_purchase_is_never_changed before update on stopped_purchase for each row execute function refuse_change();

-- What a pupil asks to be let once, on one day: a purchase of so much at most, with these products in it.
create table limit_ask (
  school_id bigint not null,
  id uuid not null,
  pupil_id uuid not null,
  amount_ore bigint not null,
  product_ids uuid[] not null,
  for_day date not null,
  asked_at timestamptz not null,
  -- The purchase that it was used for.
  used_by_purchase_id uuid,
  constraint limit_ask_pk primary key (school_id, id),
  constraint limit_ask_pupil_fk foreign key (school_id, pupil_id) references pupil (school_id, id),
  constraint limit_ask_amount_positive check (amount_ore > 0),
  constraint limit_ask_purchase_fk foreign key (school_id, used_by_purchase_id) references purchase (school_id, id)
);
create index limit_ask_by_pupil on limit_ask (school_id, pupil_id, for_day);
create index limit_ask_by_time on limit_ask (asked_at);

-- What each guardian answered: once, and for their own limits alone.
create table limit_answer (
  school_id bigint not null,
  ask_id uuid not null,
  person_id uuid not null,
  is_yes boolean not null,
  answered_at timestamptz not null,
  constraint limit_answer_pk primary key (school_id, ask_id, person_id),
  constraint limit_answer_ask_fk foreign key (school_id, ask_id) references limit_ask (school_id, id) on delete cascade,
  constraint limit_answer_person_fk foreign key (person_id) references person (id)
);
create trigger limit_answer_is_never_changed before update on limit_answer for each row execute function refuse_change();
