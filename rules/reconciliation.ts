// How a provider's report, our books and the bank are held against each other: what is a difference, what explains
// itself, and how one payout for many schools is divided. Nothing is rounded away: the parts are always the whole.

import type { DifferenceKind, SettlementLineKind } from '../contract/settlement-words.ts'
import { addDays } from './norwegian-time.ts'

/** An operation as our books have it: `amountOre` is how it changes what the provider owes us. */
export type OurOperation = { kind: 'capture' | 'refund' | 'chargeback'; amountOre: number; day: string }
/** A line as the provider tells it. */
export type TheirLine = { kind: SettlementLineKind; amountOre: number; day: string }

/** The lines that are payments of ours, or given back of them; the rest is fees, payouts, and what we do not know. */
const OF_PAYMENTS: readonly SettlementLineKind[] = ['capture', 'refund', 'chargeback']
export const isOfPayment = (kind: SettlementLineKind): kind is OurOperation['kind'] => OF_PAYMENTS.includes(kind)

/** What a line must be matched with, or be a difference. Fees and payouts are divided instead. */
export const mustBeOurs = (kind: SettlementLineKind) => isOfPayment(kind) || kind === 'other'

/** True when a line may be this operation: a provider's refund and a bank's taking back look alike in some reports. */
export const maySuit = (line: SettlementLineKind, operation: OurOperation['kind']) =>
  line === 'capture' ? operation === 'capture' : (line === 'refund' || line === 'chargeback') && operation !== 'capture'

/** How an operation of so many øre changes what the provider owes us. */
export const changeOf = (kind: OurOperation['kind'], amountOre: number) => (kind === 'capture' ? amountOre : -amountOre)

/** What differs between an operation and the line that it was matched with. Another day explains itself: it has come. */
export function differencesBetween(ours: OurOperation, theirs: TheirLine): { kind: DifferenceKind; explainsItself: boolean }[] {
  return [
    ...(ours.amountOre === theirs.amountOre ? [] : [{ kind: 'other_amount' as const, explainsItself: false }]),
    ...(ours.day === theirs.day ? [] : [{ kind: 'other_day' as const, explainsItself: true }]),
  ]
}

/** Bank days are not counted: five days hold a weekend and a day off. */
const BANK_TAKES_DAYS = 5

/** True once a payout of that day should have come to the bank. */
export const shouldBeAtBank = (paidOutOn: string, today: string) => today > addDays(paidOutOn, BANK_TAKES_DAYS)

/** A difference that is still open so long after its day is counted on the office's start page. */
const OLD_AFTER_DAYS = 7
export const oldSince = (today: string) => addDays(today, -OLD_AFTER_DAYS)

/** Whoever is nobody of ours, among those a payout is divided between. */
export const NOBODY = 0

/**
 * Divides what was paid between those it is owed to: each what it is owed when all is paid. When less is paid, those who
 * are owed share it by what they are owed, after what others owe has been made up; more than all is nobody's.
 */
export function dividePayout(owed: ReadonlyMap<number, number>, paidOre: number): Map<number, number> {
  const parts = new Map(owed)
  const all = sumOf(owed.values())
  if (paidOre > all) parts.set(NOBODY, (parts.get(NOBODY) ?? 0) + paidOre - all)
  if (paidOre >= all) return withoutNothing(parts)
  const creditors = [...owed].filter(([, ore]) => ore > 0)
  const debtOre = sumOf([...owed.values()].filter((ore) => ore < 0))
  // So little that it does not even make up for what some owe: then it is nobody's until more comes.
  if (paidOre - debtOre < 0 || creditors.length === 0) return withoutNothing(new Map([[NOBODY, paidOre]]))
  const shares = divideByWeight(new Map(creditors), paidOre - debtOre)
  for (const [who] of creditors) parts.set(who, shares.get(who) ?? 0)
  return withoutNothing(parts)
}

/** Divides whole øre by weights above zero, the largest remainders first; without weights it is nobody's. */
export function divideByWeight(weights: ReadonlyMap<number, number>, amountOre: number): Map<number, number> {
  const sorted = [...weights].filter(([, weight]) => weight > 0).sort(([one], [other]) => one - other)
  const whole = sumOf(sorted.map(([, weight]) => weight))
  if (whole === 0) return withoutNothing(new Map([[NOBODY, amountOre]]))
  const sign = amountOre < 0 ? -1n : 1n
  const amount = BigInt(Math.abs(amountOre))
  const shares = sorted.map(([who, weight]) => ({
    who,
    ore: (amount * BigInt(weight)) / BigInt(whole),
    left: (amount * BigInt(weight)) % BigInt(whole),
  }))
  let rest = amount - shares.reduce((sum, { ore }) => sum + ore, 0n)
  for (const share of shares.toSorted((one, other) => (one.left === other.left ? one.who - other.who : one.left < other.left ? 1 : -1))) {
    if (rest === 0n) break
    share.ore += 1n
    rest -= 1n
  }
  return withoutNothing(new Map(shares.map(({ who, ore }) => [who, Number(sign * ore)])))
}

const sumOf = (amounts: Iterable<number>) => [...amounts].reduce((sum, ore) => sum + ore, 0)
const withoutNothing = (parts: ReadonlyMap<number, number>) => new Map([...parts].filter(([, ore]) => ore !== 0))

export type BankCredit = { kid: string | null; message: string | null; endToEndId: string | null; payerName: string | null; amountOre: number }
export type ExpectedPayout = { reference: string; amountOre: number }

const PROVIDERS = /vipps|mobilepay|swedbank\s*pay|payex/i

/**
 * True when the bank speaks of this payout: its number stands by itself in what was written, and the amount is the same
 * or the payer is a provider. A number alone could be anybody's.
 */
export function tellsOfPayout({ kid, message, endToEndId, payerName, amountOre }: BankCredit, payout: ExpectedPayout): boolean {
  const said = [kid, message, endToEndId].flatMap((text) => (text === null ? [] : text.split(/[^0-9A-Za-z]+/)))
  if (payout.reference.length < 4 || !said.includes(payout.reference)) return false
  return amountOre === payout.amountOre || PROVIDERS.test(payerName ?? '') || PROVIDERS.test(message ?? '')
}
