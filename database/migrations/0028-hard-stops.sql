-- What stops a sale: what products hold, what pupils cannot stand, and ages (docs/decisions/0019).

-- What somebody has confirmed that a product holds. Nobody's word: unknown, and never free of anything.
alter table product
  add column contains text[] not null default '{}',
  add column traces text[] not null default '{}',
  add column ingredients text not null default '',
  add column declared_at timestamptz,
  add column age_limit smallint,
  add column age_reason text,
  -- When what stops was last changed.
  add column stops_changed_at timestamptz;
alter table product add constraint product_age_limit_sane check (age_limit is null or age_limit between 10 and 25);
alter table product add constraint product_age_limit_has_reason check ((age_limit is null) = (age_reason is null));

-- Who confirmed what, and when; and when a recipe was changed, so that nobody's word holds any more.
create table product_declaration (
  school_id bigint not null,
  id uuid not null,
  product_id uuid not null,
  what text not null,
  contains text[] not null,
  traces text[] not null,
  ingredients text not null,
  age_limit smallint,
  age_reason text,
  by_person_id uuid not null,
  made_at timestamptz not null,
  constraint product_declaration_pk primary key (school_id, id),
  constraint product_declaration_product_fk foreign key (school_id, product_id) references product (school_id, id),
  constraint product_declaration_person_fk foreign key (by_person_id) references person (id),
  constraint product_declaration_what_known check (what in ('confirmed', 'recipe_changed', 'age_limit'))
);
create index product_declaration_by_product on product_declaration (school_id, product_id, made_at);
create trigger product_declaration_is_insert_only before update or delete on product_declaration for each row execute function refuse_change();

alter table pupil
  add column born_on date,
  -- What stops at the till, in short: "milk", and "nuts~" where traces stop too. The same as the pupil's allergies, so that a
  -- sale reads it with the card. Null without any.
  add column stopped_by text[],
  add column stops_changed_at timestamptz;

-- Health data. It is there as long as the consent is, and goes at once when that does.
create table allergy_consent (
  school_id bigint not null,
  pupil_id uuid not null,
  given_by text not null,
  way text not null,
  -- Who gave it, where that was done here by themselves.
  given_by_person_id uuid,
  recorded_by_person_id uuid not null,
  given_at timestamptz not null,
  constraint allergy_consent_pk primary key (school_id, pupil_id),
  constraint allergy_consent_pupil_fk foreign key (school_id, pupil_id) references pupil (school_id, id),
  constraint allergy_consent_giver_known check (given_by in ('guardian', 'self')),
  constraint allergy_consent_way_known check (way in ('portal', 'written', 'conversation')),
  constraint allergy_consent_in_portal_is_own check (way <> 'portal' or given_by_person_id is not null),
  constraint allergy_consent_giver_fk foreign key (given_by_person_id) references person (id),
  constraint allergy_consent_recorder_fk foreign key (recorded_by_person_id) references person (id)
);

create table pupil_allergy (
  school_id bigint not null,
  pupil_id uuid not null,
  allergen text not null,
  stops_on_traces boolean not null,
  source text not null,
  set_by_person_id uuid not null,
  set_at timestamptz not null,
  constraint pupil_allergy_pk primary key (school_id, pupil_id, allergen),
  -- None without a consent.
  constraint pupil_allergy_consent_fk foreign key (school_id, pupil_id) references allergy_consent (school_id, pupil_id),
  constraint pupil_allergy_source_known check (source in ('guardian', 'office', 'pupil')),
  constraint pupil_allergy_person_fk foreign key (set_by_person_id) references person (id)
);

-- A second adult's word that a stopped sale may go on: at this till, for this wallet, for these products, for some minutes.
-- Of the health that stopped it nothing is kept here.
create table stop_override (
  school_id bigint not null,
  id uuid not null,
  till_id uuid not null,
  wallet_id uuid not null,
  stop text not null,
  product_ids uuid[] not null,
  reason text not null,
  adult_id uuid not null,
  given_at timestamptz not null,
  constraint stop_override_pk primary key (school_id, id),
  constraint stop_override_till_fk foreign key (school_id, till_id) references till (school_id, id),
  constraint stop_override_adult_fk foreign key (school_id, adult_id) references cashier (school_id, id),
  constraint stop_override_wallet_fk foreign key (school_id, wallet_id) references wallet (school_id, id),
  constraint stop_override_stop_known check (stop in ('contents_stopped', 'contents_unknown', 'age_unknown')),
  constraint stop_override_reason_known check (reason in ('checked_contents', 'guardian_said_yes', 'for_somebody_else', 'saw_proof_of_age')),
  constraint stop_override_has_products check (cardinality(product_ids) > 0)
);
create index stop_override_by_wallet on stop_override (school_id, wallet_id, given_at);

-- The sale that went on by it: each is for one sale.
create table overridden_purchase (
  school_id bigint not null,
  override_id uuid not null,
  purchase_id uuid not null,
  constraint overridden_purchase_pk primary key (school_id, override_id),
  constraint overridden_purchase_override_fk foreign key (school_id, override_id) references stop_override (school_id, id),
  constraint overridden_purchase_purchase_fk foreign key (school_id, purchase_id) references purchase (school_id, id)
);
create index overridden_purchase_by_purchase on overridden_purchase (school_id, purchase_id);

create trigger stop_override_is_insert_only before update or delete on stop_override for each row execute function refuse_change();
create trigger overridden_purchase_is_insert_only before update or delete on overridden_purchase for each row execute function refuse_change();
