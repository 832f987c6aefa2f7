// Every table, and what of people it holds. A table that is not here stops the tests (test/tidy.test.ts): whoever adds one
// says in one line whose its rows are, what their owner is shown of them, and what erasure does.

import { type Entry, held, type Held, isHeld, nobodys } from './held.ts'
import { workCatalogue } from './work-catalogue.ts'

const person = { person_id: 'person' } as const
const pupil = { pupil_id: 'pupil' } as const
const wallet = { wallet_id: 'wallet' } as const

const familyCatalogue: Record<string, Entry> = {
  // Account
  person: held('account', {
    whose: { id: 'person' },
    shown: ['first_name', 'last_name', 'email', 'mobile', 'language', 'email_confirmed_at', 'mobile_confirmed_at', 'made_at'],
    withheld: { password_hash: 'a password is kept so that nobody can read it' },
    erase: {
      first_name: 'dash',
      last_name: 'dash',
      email: 'no_address',
      mobile: 'null',
      mobile_confirmed_at: 'null',
      password_hash: 'null',
      email_confirmed_at: 'null',
    },
  }),
  registration: held('account', {
    whose: { email: 'address' },
    shown: ['first_name', 'last_name', 'email', 'mobile', 'language', 'made_at', 'expires_at'],
    withheld: { password_hash: 'a password is kept so that nobody can read it' },
    notForGuardians: true,
    erase: 'delete',
  }),
  password_reset: held('account', { whose: person, shown: ['made_at', 'expires_at', 'used_at'], erase: 'delete' }),
  // Before the session that it goes with.
  push_subscription: held('messages', {
    whose: person,
    shown: ['name', 'made_at'],
    withheld: { sealed: 'the browser’s own address and keys, sealed' },
    erase: 'delete',
  }),
  session: held('account', { whose: person, shown: ['made_at', 'last_seen_at', 'expires_at'], erase: 'delete' }),

  sign_in_identity: held('account', {
    whose: person,
    shown: ['provider', 'issuer', 'subject', 'made_at', 'last_used_at'],
    erase: 'delete',
  }),
  sign_in_visit: held('account', { whose: person, shown: ['provider', 'app', 'made_at', 'expires_at'], erase: 'delete' }),
  passkey: held('account', { whose: person, shown: ['name', 'made_at', 'last_used_at'], erase: 'delete' }),
  passkey_challenge: held('account', { whose: person, shown: ['made_at', 'expires_at'], erase: 'delete' }),
  // Whose it is, nobody here knows yet: found for whom a code was sent to, and gone within a day.
  sign_in_stranger: held('account', { whose: person, shown: ['provider', 'issuer', 'subject', 'made_at', 'expires_at'], erase: 'delete' }),

  // Pupil and guardians
  pupil: held('pupil', {
    whose: { id: 'pupil' },
    // Not whether the address is protected: a copy may be read over a shoulder, and the mark is the school's to tell of.
    shown: ['first_name', 'last_name', 'class_name', 'kind', 'email', 'mobile', 'born_on', 'pupil_number', 'enrolled_from', 'enrolled_until', 'made_at'],
    withheld: { stopped_by: 'the same as the allergies, in short', asked_hash: 'a number that says nothing: by it the same request is known again' },
    notForGuardians: ['email', 'mobile'],
    erase: {
      first_name: 'dash',
      last_name: 'dash',
      class_name: 'dash',
      email: 'null',
      mobile: 'null',
      mobile_confirmed_at: 'null',
      born_on: 'null',
      pupil_number: 'null',
      asked_hash: 'null',
      stopped_by: 'null',
      has_protected_address: 'false',
      person_id: 'null',
    },
  }),
  feide_name: held('pupil', { whose: { ...pupil, ...person }, who: ['person_id'], shown: ['name'], notForGuardians: true, erase: 'delete' }),
  guardianship: held('guardians', {
    whose: { ...person, ...pupil },
    who: ['person_id'],
    shown: ['starts_at', 'ends_at', 'sees', 'may_pay', 'may_limit', 'may_refund', 'pupil_lets'],
    notForGuardians: true,
    erase: { ends_at: 'now_if_open' },
  }),
  guardian_invitation: held('guardians', {
    whose: { made_by_person_id: 'person', used_by_person_id: 'person', ...pupil },
    who: ['made_by_person_id', 'used_by_person_id'],
    shown: ['made_at', 'way', 'sees', 'may_pay', 'may_limit', 'may_refund', 'expires_at', 'used_at', 'ended_at'],
    notForGuardians: true,
    erase: 'delete',
  }),
  invitation_registry: nobodys('hashes of codes, and which school each is from'),
  guardian_request: held('guardians', {
    whose: { ...person, ...pupil },
    who: ['person_id', 'decided_by_person_id'],
    shown: ['made_at', 'way', 'waits_for', 'sees', 'may_pay', 'may_limit', 'may_refund', 'starts_at', 'ends_at', 'outcome', 'decided_at'],
    notForGuardians: true,
    erase: 'delete',
  }),
  wallet_look: held('guardians', {
    whose: { ...person, ...pupil },
    who: ['person_id'],
    shown: ['looked_on', 'as_staff', 'first_at'],
    notForGuardians: true,
    erase: 'delete',
  }),

  // Cards and phones
  card: held('cards', {
    whose: wallet,
    shown: ['kind', 'name', 'hint', 'issued_at', 'valid_until', 'blocked_at', 'block_reason', 'ended_at', 'end_reason', 'end_cause'],
    erase: { name: 'null', hint: 'null' },
  }),
  card_event: held('cards', {
    whose: { card_id: 'card', ...person },
    who: ['person_id'],
    shown: ['happened_at', 'kind', 'side', 'reason', 'note'],
    eraseBy: ['card_id'],
    erase: { note: 'dash' },
    afterBooks: { since: 'happened_at', cut: { note: 'dash' } },
  }),
  card_fee: held('cards', {
    whose: wallet,
    shown: ['made_at', 'cause', 'due_ore', 'charged_ore', 'waived_ore', 'waived_at', 'waive_reason'],
    erase: { waive_reason: 'dash' },
    afterBooks: { since: 'waived_at', cut: { waive_reason: 'dash' } },
  }),
  card_fee_charge: held('cards', { whose: { card_fee_id: 'card_fee' }, shown: ['happened_at', 'amount_ore'], erase: 'keep' }),
  card_registry: nobodys('a keyed hash of a card and the school it belongs to'),
  phone: held('cards', { whose: wallet, notForGuardians: true, shown: ['device', 'bound_at', 'seen_at', 'ended_at'], erase: 'delete' }),
  phone_link: held('cards', {
    whose: { ...wallet, mobile: 'address' },
    notForGuardians: true,
    shown: ['mobile', 'made_at', 'expires_at', 'used_at'],
    erase: 'delete',
  }),

  // Money
  wallet: held('money', { whose: { id: 'wallet' }, shown: ['balance_ore', 'made_at'], erase: 'keep' }),
  wallet_kid: held('money', { whose: wallet, shown: ['number', 'made_at'], erase: 'keep' }),
  transfer: held('money', {
    whose: { debit_account_id: 'wallet', credit_account_id: 'wallet' },
    shown: ['happened_at', 'kind', 'amount_ore', 'debit_balance_ore', 'credit_balance_ore'],
    erase: 'keep',
  }),
  topup: held('money', {
    whose: { ...wallet, payer_person_id: 'person', giver_email: 'address' },
    who: ['payer_person_id'],
    shown: ['made_at', 'state', 'amount_ore', 'credited_ore', 'reversed_ore', 'provider', 'provider_reference', 'credited_at'],
    withheld: {
      giver_name: 'what somebody else said of themselves when they gave',
      giver_email: 'what somebody else said of themselves when they gave',
      giver_greeting: 'what somebody else wrote to the school when they gave',
      giver_language: 'what somebody else said of themselves when they gave',
      pay_at: 'a link to the provider that was worth something once',
    },
    eraseBy: ['wallet_id', 'giver_email'],
    erase: { giver_name: 'null', giver_email: 'null', giver_greeting: 'null' },
    // What was written to a meal fund is forgotten long before, with whoever wrote it.
    afterBooks: { since: 'made_at', cut: { giver_name: 'null', giver_email: 'null' } },
  }),
  payment_operation: held('money', {
    whose: { topup_id: 'topup' },
    shown: ['made_at', 'kind', 'made_by', 'state', 'amount_ore', 'provider', 'reference', 'provider_number', 'problem', 'settlement_reference'],
    erase: 'keep',
  }),
  pay_link: held('money', {
    whose: { ...wallet, made_by_person_id: 'person' },
    who: ['made_by_person_id'],
    shown: ['made_at', 'ended_at', 'made_note', 'ended_note'],
    eraseBy: ['wallet_id'],
    erase: { made_note: 'dash', ended_note: 'dash' },
    afterBooks: { since: 'ended_at', cut: { made_note: 'dash', ended_note: 'dash' } },
  }),
  topup_arrangement: held('money', {
    whose: { ...wallet, ...person },
    who: ['person_id'],
    shown: ['agreed_at', 'state', 'why', 'threshold_ore', 'day_of_month', 'amount_ore', 'monthly_cap_ore', 'changed_at'],
    withheld: { cap_told_month: 'which month a message was sent for' },
    erase: 'keep',
  }),
  topup_arrangement_event: held('money', {
    whose: { arrangement_id: 'topup_arrangement' },
    shown: ['happened_at', 'step', 'why', 'side', 'note', 'amount_ore', 'monthly_cap_ore'],
    erase: { note: 'dash' },
    afterBooks: { since: 'happened_at', cut: { note: 'dash' } },
  }),
  stored_card: held('money', {
    whose: { ...wallet, ...person },
    who: ['person_id'],
    shown: ['provider', 'label', 'valid_until', 'made_at', 'ended_at', 'forgotten_at'],
    eraseBy: ['person_id'],
    erase: { label: 'dash' },
  }),
  sibling_transfer: held('money', {
    whose: { from_wallet_id: 'wallet', to_wallet_id: 'wallet', person_id: 'person' },
    who: ['person_id'],
    shown: ['made_at', 'amount_ore'],
    erase: 'keep',
  }),
  sibling_transfer_part: held('money', { whose: { transfer_id: 'sibling_transfer' }, shown: ['amount_ore'], erase: 'keep' }),
  refund: held('money', {
    whose: { ...wallet, payer_person_id: 'person', asked_by_person_id: 'person' },
    who: ['asked_by_person_id', 'payer_person_id'],
    shown: ['asked_at', 'amount_ore', 'cause', 'state', 'decided_at', 'note'],
    eraseBy: ['wallet_id'],
    erase: { note: 'dash' },
    afterBooks: { since: 'decided_at', cut: { note: 'dash' } },
  }),
  refund_part: held('money', {
    whose: { payer_person_id: 'person', refund_id: 'refund' },
    who: ['payer_person_id'],
    shown: ['changed_at', 'way', 'amount_ore', 'state'],
    withheld: { account_number: 'may be another payer’s; one’s own stand among the accounts' },
    erase: 'keep',
    lawful: ['account_number'],
    afterBooks: { since: 'changed_at', cut: { account_number: 'dash' }, states: ['paid', 'returned'] },
  }),
  refund_event: held('money', {
    whose: { refund_id: 'refund' },
    who: ['person_id'],
    shown: ['happened_at', 'step', 'why', 'note'],
    erase: { note: 'dash' },
    afterBooks: { since: 'happened_at', cut: { note: 'dash' } },
  }),
  payout_account: held('money', { whose: person, shown: ['account_number', 'made_at', 'usable_at', 'ended_at', 'end_reason'], erase: 'delete' }),
  payout_account_entry: held('money', { whose: person, shown: ['account_number', 'made_at', 'expires_at', 'used_at'], erase: 'delete' }),
  payout_line: held('money', {
    whose: { payee_person_id: 'person' },
    shown: ['made_at', 'payee_name', 'account_number', 'amount_ore', 'state', 'why', 'decided_at'],
    erase: 'keep',
    lawful: ['payee_name', 'account_number'],
    afterBooks: { since: 'decided_at', cut: { payee_name: 'dash', account_number: 'dash' } },
  }),
  bank_payment: held('money', {
    whose: wallet,
    shown: ['booked_on', 'amount_ore', 'kid', 'state', 'why', 'direction', 'return_code'],
    withheld: {
      payer_name: 'whose account it came from may be somebody else',
      payer_account: 'whose account it came from may be somebody else',
      message: 'what the payer wrote may be somebody else’s words',
      note: 'what the office wrote to itself',
      account_number: 'the operator’s own',
      reference: 'the bank’s own number',
      end_to_end_id: 'the bank’s own number',
      payment_info_id: 'the bank’s own number',
    },
    erase: 'keep',
    lawful: ['payer_name', 'payer_account', 'message', 'end_to_end_id', 'note'],
    afterBooks: {
      since: 'booked_on',
      cut: { payer_name: 'null', payer_account: 'null', message: 'null', end_to_end_id: 'null', note: 'dash' },
      states: ['credited', 'settled', 'noted', 'settlement', 'payout', 'payout_returned'],
    },
  }),

  // Purchases
  purchase: held('purchases', {
    whose: wallet,
    shown: ['happened_at', 'receipt_number', 'lines', 'total_ore', 'balance_after_ore'],
    withheld: {
      local_date: 'the time once more, as signed',
      local_time: 'the time once more, as signed',
      signature: 'seals the journal',
      key_version: 'seals the journal',
    },
    erase: 'keep',
  }),
  purchase_return: held('purchases', {
    whose: wallet,
    shown: ['happened_at', 'return_receipt_number', 'reason', 'note', 'lines', 'total_ore', 'balance_after_ore'],
    withheld: {
      local_date: 'the time once more, as signed',
      local_time: 'the time once more, as signed',
      signature: 'seals the journal',
      key_version: 'seals the journal',
    },
    erase: { note: 'dash' },
    afterBooks: { since: 'happened_at', cut: { note: 'dash' } },
  }),
  returned_line: nobodys('how many of a line have come back; whose purchase it is stands on the purchase'),
  receipt_link: held('purchases', { whose: { purchase_id: 'purchase' }, shown: ['made_at', 'channel', 'is_copy', 'expires_at'], erase: 'keep' }),
  stop_override: held('purchases', { whose: wallet, shown: ['given_at', 'stop', 'reason'], erase: 'keep' }),
  found_by_name: held('purchases', { whose: wallet, shown: ['found_at', 'reason'], erase: 'keep' }),
  overridden_purchase: nobodys('which sale went on by whose word: both are told of where they stand'),
  purchase_dispute: held('purchases', { whose: { enquiry_id: 'enquiry' }, shown: ['purchase_id'], notForGuardians: true, erase: 'with_owner' }),

  // Meals
  meal_programme_pupil: held('meals', { whose: wallet, shown: ['joined_on', 'added_at', 'ended_at'], erase: 'keep' }),
  meal_entry: held('meals', {
    whose: wallet,
    shown: ['made_at', 'source', 'kind', 'amount_ore', 'after_ore', 'day', 'reason'],
    erase: { reason: 'dash' },
    afterBooks: { since: 'made_at', cut: { reason: 'dash' } },
  }),

  // Allergies
  allergy_consent: held('allergies', { whose: pupil, who: ['given_by_person_id'], shown: ['given_at', 'given_by', 'way', 'text_version'], erase: 'delete' }),
  pupil_allergy: held('allergies', { whose: pupil, shown: ['allergen', 'stops_on_traces', 'source', 'set_at'], erase: 'delete' }),

  // Limits
  spending_limit: held('limits', { whose: { ...pupil, ...person }, who: ['person_id'], shown: ['terms', 'set_at'], eraseBy: ['pupil_id'], erase: 'delete' }),
  spending_limit_event: held('limits', {
    whose: { ...pupil, ...person },
    who: ['person_id', 'by_person_id'],
    shown: ['made_at', 'what', 'terms'],
    eraseBy: ['pupil_id'],
    erase: 'delete',
  }),
  stopped_purchase: held('limits', { whose: pupil, shown: ['stopped_at', 'why', 'product_names', 'total_ore'], erase: 'delete' }),
  limit_ask: held('limits', { whose: pupil, shown: ['asked_at', 'amount_ore', 'for_day'], erase: 'delete' }),
  limit_answer: held('limits', { whose: { ...person, ask_id: 'limit_ask' }, who: ['person_id'], shown: ['answered_at', 'is_yes'], erase: 'with_owner' }),

  // Enquiries
  enquiry: held('enquiries', {
    whose: { ...person, email: 'address', ...pupil },
    shown: ['number', 'topic', 'state', 'email', 'language', 'made_at', 'changed_at'],
    notForGuardians: true,
    erase: 'delete',
  }),
  enquiry_message: held('enquiries', { whose: { enquiry_id: 'enquiry' }, shown: ['made_at', 'side', 'body'], notForGuardians: true, erase: 'with_owner' }),
  enquiry_note: held('enquiries', {
    whose: { enquiry_id: 'enquiry' },
    shown: ['made_at'],
    withheld: { body: 'what the office writes to itself while it works on a case (personopplysningsloven § 16 e)' },
    notForGuardians: true,
    erase: 'with_owner',
  }),
  enquiry_event: held('enquiries', { whose: { enquiry_id: 'enquiry' }, shown: ['made_at', 'event'], notForGuardians: true, erase: 'with_owner' }),
  enquiry_link: held('enquiries', { whose: { enquiry_id: 'enquiry' }, shown: ['made_at', 'expires_at'], notForGuardians: true, erase: 'delete' }),
  enquiry_counter: nobodys('how many a school has had'),

  // Messages
  message: held('messages', {
    whose: { recipient: 'address' },
    notForGuardians: true,
    shown: ['made_at', 'channel', 'recipient', 'subject', 'state', 'sent_at', 'delivery'],
    withheld: {
      body: 'sealed while it waits, and gone when it is sent',
      otherwise: 'the same as a letter, sealed while it waits, and gone when it is sent',
      last_problem: 'a code of the gateway’s',
      provider_id: 'a number of the gateway’s',
    },
    erase: 'delete',
  }),
  message_choice: held('messages', { whose: person, shown: ['event', 'channels', 'changed_at'], erase: 'delete' }),
  quiet_hours: held('messages', { whose: person, shown: ['quiet_from', 'quiet_until', 'changed_at'], erase: 'delete' }),
  message_choice_of_pupil: held('messages', {
    whose: { ...person, ...pupil },
    shown: ['event', 'channels', 'changed_at'],
    notForGuardians: true,
    erase: 'delete',
  }),
  low_balance_told: held('messages', { whose: wallet, shown: ['told_on'], erase: 'delete' }),
  lunch_warning: held('messages', { whose: { ...person, ...pupil }, shown: ['lunch_day', 'made_at'], notForGuardians: true, erase: 'delete' }),
  sms_day: nobodys('how many SMS were sent in a day'),

  attempt: nobodys('counts of tries under keyed hashes: neither an address nor an account can be read from it'),
}

/** Every table of the database. */
export const catalogue: Readonly<Record<string, Entry>> = { ...familyCatalogue, ...workCatalogue }

/** Those in which somebody can be found, in the order of the topics they belong to. */
export const heldTables: readonly (Held & { table: string })[] = Object.entries(catalogue).flatMap(([table, entry]) =>
  isHeld(entry) ? [{ table, ...entry }] : [],
)
