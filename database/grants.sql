-- What the server's role may do. Stated anew after every migration, so this file is the whole truth.
do $$
begin
  -- Where a server's keeper made it beforehand, whoever migrates need not have the right to make roles.
  if not exists (select from pg_roles where rolname = 'kantinekort_app') then
    create role kantinekort_app nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  execute format('grant kantinekort_app to %I', current_user);
exception
  -- A superuser needs no membership, and one that is there already is fine.
  when others then null;
end
$$;

grant usage on schema public to kantinekort_app;
revoke all on all tables in schema public from kantinekort_app;
grant select, insert on all tables in schema public to kantinekort_app;
grant usage on all sequences in schema public to kantinekort_app;

-- Rows that change in place.
grant update on
  school, person, registration, password_reset, session, staff_post, attempt, till_enrolment, message, installation,
  wallet, pupil, guardianship, card, card_fee, category, product, till, register, topup, operator, school_version
to kantinekort_app;

-- Rows that may go: they are worth nothing once their time is out.
grant delete on registration, password_reset, session, attempt, till_enrolment, message, school_change to kantinekort_app;

-- An empty category may be taken away; a product is only ever taken off sale.
grant delete on category to kantinekort_app;

-- Phones: which one holds a code, the links that bind one, and what SMS cost.
grant update on phone, phone_link, sms_day to kantinekort_app;
grant delete on phone_link, sms_day to kantinekort_app;

-- Enquiries. Messages, notes and history are only ever inserted; they go with the enquiry that they belong to.
grant update on enquiry, enquiry_counter, enquiry_link to kantinekort_app;
grant delete on enquiry, enquiry_link to kantinekort_app;

-- The bank: an account ends, and a payment is placed once.
grant update on operator_bank_account, bank_payment to kantinekort_app;

-- Pay links end.
grant update on pay_link to kantinekort_app;

-- Payments: an operation's outcome and settlement, and how a provider is doing.
grant update on payment_operation, provider_health to kantinekort_app;

-- Refunds: how far they have come, accounts that end, codes that are used up, and runs that freeze.
grant update on refund, refund_part, payout_account, payout_account_entry, payout_run, payout_line to kantinekort_app;
grant delete on payout_account_entry to kantinekort_app;

-- Automatic top-ups: what was agreed changes and ends, and cards are forgotten.
grant update on topup_arrangement, stored_card to kantinekort_app;

-- Settlements: how fetching them goes. All else of them is only ever inserted. And how providers call us.
grant update on settlement_fetch, webhook_check to kantinekort_app;

-- Selling without a network: how far a device's chain has come.
grant update on reserve_device to kantinekort_app;

-- Cashiers: their names, PINs and ends.
grant update on cashier to kantinekort_app;

-- What pupils cannot stand: it changes, and goes with the consent.
grant update on pupil_allergy, allergy_consent to kantinekort_app;
grant delete on pupil_allergy, allergy_consent to kantinekort_app;

-- The calendar, and how people want to hear. A warning is worth nothing once its lunch is long over.
grant update on school_calendar, message_choice, message_choice_of_pupil, low_balance_told, quiet_hours, push_subscription to kantinekort_app;
grant delete on calendar_period, lunch_warning, message_choice, message_choice_of_pupil, low_balance_told, quiet_hours, push_subscription to kantinekort_app;
-- Spending limits: they change and end; what was stopped, asked and changed is forgotten after a time.
grant update on spending_limit, meal_period, limit_ask to kantinekort_app;
grant delete on spending_limit, meal_period, spending_limit_event, stopped_purchase, limit_ask to kantinekort_app;

-- Relations: a school's policy changes, and who has looked is forgotten after a year.
-- Codes and invitations are used or end, requests are decided, and all of them go after a time.
grant update on relation_policy, guardian_invitation, guardian_request to kantinekort_app;
grant delete on wallet_look, guardian_invitation, guardian_request, invitation_registry to kantinekort_app;

-- Meals: accounts that keep a balance, programmes that end earlier, who is in them, and payments that are decided.
grant update on kept_account, meal_programme, meal_programme_pupil, meal_payment to kantinekort_app;

-- What is sold at which hour: counted on, and gone after some weeks.
grant update, delete on sold_hour to kantinekort_app;

-- Privacy: an erasure waits, and is undone or done; what is forgotten is counted. A name, or what somebody wrote about a person, is
-- cut out of rows that otherwise never change (their triggers see to that), and a person's devices and accounts go.
grant update on erasure, forgetting to kantinekort_app;
grant update (note) on card_event, refund_event, topup_arrangement_event, purchase_return to kantinekort_app;
grant update (reason) on meal_entry to kantinekort_app;
grant delete on phone, payout_account to kantinekort_app;

-- The migrations' own record is the owner's.
revoke insert on migration from kantinekort_app;

-- Signing in with others: when it was last used; visits, strangers and ways in go, and a Feide name may be put right.
grant update on sign_in_identity, sign_in_stranger, feide_name to kantinekort_app;
grant delete on sign_in_identity, sign_in_visit, sign_in_stranger, feide_name to kantinekort_app;

-- Passkeys: how often one was used. They go, and so do challenges.
grant update on passkey to kantinekort_app;
grant delete on passkey, passkey_challenge to kantinekort_app;
