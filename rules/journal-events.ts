// What happens on a register besides selling, as the law's journal names it (kassasystemforskrifta § 2-7), and the text
// that an event's seal is made of. The law's own signature chain holds sales alone: Skatteetaten's schema has no place
// for a signature on an event. So events have a chain of their own, and each is tied to the last sale's signature.

/** Each kind with Skatteetaten's code for it (PredefinedBasicID-13). */
export const journalEvents = {
  till_started: '13001',
  till_stopped: '13002',
  till_signed_in: '13003',
  till_signed_out: '13004',
  till_updated: '13007',
  x_report: '13008',
  z_report: '13009',
  sale_parked: '13010',
  sale_resumed: '13011',
  receipt_printed: '13012',
  return_receipt_printed: '13013',
  receipt_copied: '13014',
  provisional_receipt_given: '13015',
  goods_delivered: '13016',
  training_receipt_printed: '13017',
  training_on: '13023',
  training_off: '13024',
  cashier_signed_in: '13003',
  cashier_signed_out: '13004',
  journal_exported: '13020',
  prices_changed: '13021',
  day_opened: '13999',
  sale_aborted: '13999',
  line_corrected: '13999',
  sale_sold_before: '13999',
  supervision_began: '13999',
  supervision_ended: '13999',
  stop_overridden: '13999',
  delivery_receipt_printed: '13999',
  provisional_receipt_printed: '13999',
  record_decided: '13999',
} as const

export type JournalEventKind = keyof typeof journalEvents

// What is done at the till itself, and so by whoever is signed in there.
const DONE_AT_TILL: ReadonlySet<string> = new Set<JournalEventKind>([
  'till_started',
  'till_stopped',
  'x_report',
  'z_report',
  'receipt_printed',
  'return_receipt_printed',
  'receipt_copied',
  'provisional_receipt_given',
  'provisional_receipt_printed',
  'training_receipt_printed',
  'training_on',
  'training_off',
  'day_opened',
  'sale_aborted',
  'line_corrected',
  'sale_parked',
  'sale_resumed',
])

export const isDoneAtTill = (kind: JournalEventKind): boolean => DONE_AT_TILL.has(kind)

/** What stands before a register's first event. */
export const NO_SEAL_BEFORE = '0'

export type SealedFields = {
  previousSeal: string
  number: number
  kind: string
  localDate: string
  localTime: string
  /** The last sale before it, and its signature. */
  journalNumber: number
  lastSignature: string
  subjectId: string | null
  amountOre: number | null
  /** SHA-256 of the content in hexadecimal, or null without one. */
  contentHash: string | null
  /** The operator whose event it is; null where nobody signs in. */
  cashierId: string | null
}

/**
 * The parts in order, joined by semicolons. It begins with a word, so that no seal is ever a sale's signature. The operator
 * stands last and only where there is one: what was sealed before there were any reads as it did.
 */
export function textToSeal(fields: SealedFields): string {
  const { previousSeal, number, kind, localDate, localTime, journalNumber, lastSignature, subjectId, amountOre, contentHash, cashierId } = fields
  const parts = ['event', previousSeal, number, kind, localDate, localTime, journalNumber, lastSignature, subjectId ?? '', amountOre ?? '', contentHash ?? '']
  return (cashierId === null ? parts : [...parts, cashierId]).join(';')
}
