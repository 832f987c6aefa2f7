// What Vipps MobilePay owes a sales unit, day by day, as its Report API tells it (v2, the funds ledger): captures,
// refunds, the day's fees and the payout, each with the balance before and after. A day is told once it is over.
// On purpose it can be made to differ from what really happened.

import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { Books } from './payments.ts'

export type FundsEntry = {
  pspReference: string
  time: string
  ledgerDate: string
  entryType: string
  reference: string | null
  currency: string
  amount: number
  balanceBefore: number
  balanceAfter: number
  recipientHandle: string | null
}

export const deliberateDifferences = ['missing', 'amount', 'next_day', 'stranger', 'dispute'] as const
/** missing: never told. amount: told with another amount. next_day: told a day late. stranger: a capture of nobody's. dispute: taken back by the payer's bank. */
export type DeliberateDifference = (typeof deliberateDifferences)[number]

/** Per capture, in hundredths of a per cent; kept back from the day's payout. */
const FEE_HUNDREDTHS = 175
const FIRST_PAYOUT = 2_000_000
const MOST_DIFFERENCES = 200
const MOST_DAYS = 400

export type Ledger = { ledgerId: string; msn: string; ownerId: string }

export type Settlements = ReturnType<typeof makeSettlements>

type Wanted = { kind: DeliberateDifference; msn: string; day: string; reference: string | null; amount: number; number: string }
type Raw = Omit<FundsEntry, 'balanceBefore' | 'balanceAfter'>

export function makeSettlements(books: Books, now: () => Date) {
  const wanted: Wanted[] = []
  const today = () => norwegianTime(now()).date

  /** Makes the report of the payment's day, or of today, differ. Null when there is no such payment. */
  const differ = ({ kind, msn, reference, amount }: { kind: DeliberateDifference; msn: string; reference: string | null; amount: number }): boolean => {
    const captured = reference === null ? undefined : eventsOf(msn).find((event) => event.reference === reference && event.entryType === 'capture')
    if (kind !== 'stranger' && !captured) return false
    if (wanted.length >= MOST_DIFFERENCES) wanted.shift()
    wanted.push({ kind, msn, day: kind === 'dispute' || !captured ? today() : captured.ledgerDate, reference, amount, number: books.nextNumber() })
    return true
  }

  const eventsOf = (msn: string): Raw[] =>
    [...books.payments.values()]
      .filter((payment) => payment.msn === msn)
      .flatMap(({ reference, events }) =>
        events.flatMap(({ name, success, amount, timestamp, pspReference }) => {
          if (!success || (name !== 'CAPTURED' && name !== 'REFUNDED')) return []
          const isCapture = name === 'CAPTURED'
          return [
            {
              pspReference,
              time: timestamp,
              ledgerDate: norwegianTime(new Date(timestamp)).date,
              entryType: isCapture ? 'capture' : 'refund',
              reference,
              currency: amount.currency,
              amount: isCapture ? amount.value : -amount.value,
              recipientHandle: `api:${msn}`,
            },
          ]
        }),
      )
      .sort((one, other) => (one.time === other.time ? (one.pspReference < other.pspReference ? -1 : 1) : one.time < other.time ? -1 : 1))

  const entriesOf = (msn: string): Raw[] => {
    const ofUnit = wanted.filter((each) => each.msn === msn)
    const told = eventsOf(msn).flatMap((event): Raw[] => {
      const change = event.entryType === 'capture' ? ofUnit.find((each) => each.reference === event.reference && each.kind !== 'dispute') : undefined
      if (change?.kind === 'missing') return []
      if (change?.kind === 'amount') return [{ ...event, amount: event.amount + change.amount }]
      if (change?.kind === 'next_day') return [{ ...event, ledgerDate: dayAfter(event.ledgerDate) }]
      return [event]
    })
    const extra = ofUnit.flatMap(({ kind, day, reference, amount, number }): Raw[] => {
      const entry = { pspReference: number, time: `${day}T12:00:00.000Z`, ledgerDate: day, currency: 'NOK', recipientHandle: `api:${msn}` }
      if (kind === 'stranger') return [{ ...entry, entryType: 'capture', reference: `webshop-${number}`, amount }]
      if (kind === 'dispute') return [{ ...entry, entryType: 'retained-disputed-capture', reference, amount: -amount }]
      return []
    })
    return [...told, ...extra]
  }

  /** All entries of a sales unit up to the end of a day, with balances; the first payout is number 2000001. */
  const ledgerUntil = (msn: string, until: string): FundsEntry[] => {
    const byDay = Map.groupBy(entriesOf(msn), ({ ledgerDate }) => ledgerDate)
    const days = [...byDay.keys()].sort().filter((day) => day <= until)
    const told: FundsEntry[] = []
    let balance = 0
    let payouts = FIRST_PAYOUT
    const tell = (entry: Raw) => {
      told.push({ ...entry, balanceBefore: balance, balanceAfter: balance + entry.amount })
      balance += entry.amount
    }
    for (const day of days.slice(-MOST_DAYS)) {
      const entries = byDay.get(day) ?? []
      for (const entry of entries) tell(entry)
      const captured = entries.reduce((sum, { entryType, amount }) => (entryType === 'capture' ? sum + amount : sum), 0)
      const fee = Math.round((captured * FEE_HUNDREDTHS) / 10_000)
      const own = { time: `${day}T22:00:00.000Z`, ledgerDate: day, currency: 'NOK', recipientHandle: null }
      if (fee > 0) tell({ ...own, pspReference: `${day.replaceAll('-', '')}01`, entryType: 'fees-retained', reference: null, amount: -fee })
      if (balance > 0) {
        payouts += 1
        tell({ ...own, pspReference: `${day.replaceAll('-', '')}02`, entryType: 'payout-scheduled', reference: String(payouts), amount: -balance })
      }
    }
    return told
  }

  return {
    differ,
    /** A day's report, or null while the day is not over. */
    reportOf: (msn: string, day: string): FundsEntry[] | null => (day < today() ? ledgerUntil(msn, day).filter(({ ledgerDate }) => ledgerDate === day) : null),
    forget: () => {
      wanted.splice(0)
    },
  }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10)
}
