// The catalogue's other half: what those who work here leave behind, and the tables in which there is nobody.
// What an employee did stands on what it was done to, under their id alone; the name is in `person`, and is cut there.

import { type Entry, held, nobodys } from './held.ts'

const did = (column: string, shown: readonly string[], withheld?: Readonly<Record<string, string>>): Entry =>
  held('work', { whose: { [column]: 'person' }, shown, ...(withheld && { withheld }), erase: 'keep' })

const OWN_WORDS = 'about the school’s own affairs'
const SETTINGS = 'what an operator or a school has decided'
const SUMS = 'sums of many, or what a provider says of the operator’s money'

export const workCatalogue: Record<string, Entry> = {
  staff_post: held('work', { whose: { person_id: 'person' }, shown: ['role', 'starts_at', 'ends_at'], erase: 'keep' }),
  pupil_list: did('made_by_person_id', [
    'made_at',
    'number',
    'listed_count',
    'added_count',
    'moved_count',
    'changed_count',
    'unchanged_count',
    'ended_count',
    'left_out_count',
  ]),
  card_batch: did('made_by_person_id', ['made_at', 'label', 'card_count']),
  product_declaration: did('by_person_id', ['made_at', 'what'], { contains: OWN_WORDS, traces: OWN_WORDS, ingredients: OWN_WORDS, age_reason: OWN_WORDS }),
  meal_policy: did('made_by_person_id', ['made_at', 'is_on']),
  relation_policy: did('changed_by_person_id', ['changed_at', 'asks_pupil_from', 'sees_less_from', 'older_sees']),
  meal_programme: did('made_by_person_id', ['made_at', 'name', 'period']),
  meal_payment: held('work', {
    whose: { asked_by_person_id: 'person', decided_by_person_id: 'person' },
    who: ['asked_by_person_id', 'decided_by_person_id'],
    shown: ['asked_at', 'account', 'direction', 'amount_ore', 'reason', 'state', 'decided_at'],
    erase: 'keep',
  }),
  bank_file: did('read_by', ['read_at', 'name'], { message_id: 'the bank’s own number' }),
  settlement_report: did('read_by', ['read_at', 'provider', 'name'], { ledger: 'the provider’s own number' }),
  settlement_explanation: did('person_id', ['happened_at', 'reason']),
  payout_run: held('work', {
    whose: { made_by: 'person' },
    shown: ['made_at', 'pay_on', 'state'],
    withheld: {
      message_id: 'the bank’s own number',
      account_number: 'the operator’s own',
      version: 'which form of file',
      sealed_file: 'the file itself, sealed',
    },
    erase: 'keep',
    afterBooks: { since: 'frozen_at', cut: { sealed_file: 'dash' } },
  }),

  reserve_decision: did('person_id', ['made_at', 'what', 'decision', 'reason'], { evidence: 'a hash' }),

  cashier: held('cashiers', {
    whose: { pupil_id: 'pupil' },
    shown: ['number', 'name', 'kind', 'made_at', 'ended_at'],
    withheld: { pin_hash: 'a PIN is kept so that nobody can read it' },
    erase: { pin_hash: 'dash' },
    // The operator of a till stands by name in its reports (kassasystemforskrifta § 2-8-2 h).
    lawful: ['name'],
    afterBooks: { since: 'ended_at', cut: { name: 'dash' } },
  }),
  journal_event: nobodys('what happened on a register; a Z report names its cashiers, as the law wants'),
  z_report: nobodys('sums of a register’s day'),

  reserve_record: held('alone', {
    whose: { purchase_id: 'purchase' },
    shown: ['happened_at', 'outcome', 'overdrawn_ore'],
    withheld: {
      text: 'the same purchase as the device signed it: hashes, goods and sums',
      hash: 'seals the device’s chain',
      signature: 'seals the device’s chain',
      reason: 'why a record was refused',
    },
    erase: 'keep',
  }),
  reserve_report: nobodys('what was not as it should be in a device’s record: hashes and sums'),
  reserve_device: nobodys('a device’s public key'),
  purchase_tombstone: nobodys('ids that are refused for ever'),

  erasure: held('rights', {
    whose: { person_id: 'person', pupil_id: 'pupil' },
    shown: ['asked_at', 'state', 'side', 'reason', 'due_at', 'ended_at'],
    erase: { reason: 'null' },
  }),
  privacy_event: held('rights', {
    whose: { person_id: 'person', pupil_id: 'pupil' },
    who: ['by_person_id'],
    shown: ['happened_at', 'what', 'side'],
    erase: 'keep',
  }),
  forgetting: nobodys('how much the house has forgotten'),

  operator: nobodys(SETTINGS),
  operator_bank_account: nobodys(SETTINGS),
  school: nobodys(SETTINGS),
  school_calendar: nobodys(SETTINGS),
  calendar_period: nobodys(SETTINGS),
  category: nobodys(SETTINGS),
  product: nobodys(SETTINGS),
  meal_period: nobodys(SETTINGS),
  till: nobodys(SETTINGS),
  till_enrolment: nobodys('a hash of a code that makes a device a till'),
  register: nobodys('the state of a register; who is signed in stands there by id'),
  provisional_receipt: nobodys('nobody’s wallet stands on what is served before it is paid'),
  provisional_part: nobodys('how much of what was served a sale paid: the sale is told of where it stands'),
  provisional_sale: nobodys('which sale paid for what was served: the sale is told of where it stands'),
  training_sale: nobodys('nobody’s wallet stands on a sale that was practised'),
  account: nobodys('the chart of accounts'),
  kept_account: nobodys(SUMS),
  clearing_day: nobodys(SUMS),
  paid_day: nobodys(SUMS),
  sold_hour: nobodys('how many of a product were sold in an hour, and to nobody'),
  meter_warning: nobodys(SUMS),
  provider_health: nobodys('how a provider is doing'),
  webhook_check: nobodys('how a provider calls us'),
  settlement_line: nobodys(SUMS),
  settlement_part: nobodys(SUMS),
  settlement_fetch: nobodys(SUMS),
  settlement_match: nobodys(SUMS),
  settlement_share: nobodys(SUMS),
  settlement_receipt: nobodys(SUMS),
  settlement_difference: nobodys(SUMS),
  school_version: nobodys('how many changes there have been'),
  school_change: nobodys('what changed, by id, for a day'),
  signing_key: nobodys('keys of the house'),
  installation: nobodys('which kind of installation this is'),
  migration: nobodys('which migrations have run'),
}
