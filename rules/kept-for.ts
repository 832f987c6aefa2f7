// How long what is about people is kept, in one place: the jobs that forget, the page that tells of it and the record of
// processing all read it here. What an operator may decide has a bound that the law sets.

import { norwegianTime, startOfNorwegianDay } from './norwegian-time.ts'
import type { KeptPeriod, LegalBasis, PrivacyTopic } from '../contract/privacy-words.ts'

export const keptFor = {
  sessionDays: 365,
  linkDays: 7,
  messageDays: 30,
  stoppedDays: 14,
  limitHistoryDays: 400,
  /** As long as a bank may take a gift back. */
  giverDays: 400,
  attemptHours: 48,
} as const

/** What an operator decides, and how far they may go. */
export const keptBounds = {
  /** After the last word of an enquiry. */
  enquiryMonths: { least: 1, most: 120, usually: 24 },
  /** Bokføringsloven § 13: five years after the end of the year. Nobody may set less. */
  bookkeepingYears: { least: 5, most: 15, usually: 5 },
  /** The name of somebody who has left, once nothing is owed either way. A year: whoever comes back after a summer is still there. */
  leaverMonths: { least: 1, most: 60, usually: 12 },
} as const

export type KeptSettings = { readonly [K in keyof typeof keptBounds]: number }

export const usualKept: KeptSettings = {
  enquiryMonths: keptBounds.enquiryMonths.usually,
  bookkeepingYears: keptBounds.bookkeepingYears.usually,
  leaverMonths: keptBounds.leaverMonths.usually,
}

export type TopicFacts = { bases: readonly LegalBasis[]; kept: readonly KeptPeriod[] }

/** Why each thing may be kept, and until when. */
export const privacyFacts: Readonly<Record<PrivacyTopic, TopicFacts>> = {
  account: { bases: ['agreement'], kept: ['while_used', 'session_days'] },
  pupil: { bases: ['public_task', 'agreement'], kept: ['leaver_months'] },
  guardians: { bases: ['agreement'], kept: ['with_pupil'] },
  cards: { bases: ['agreement'], kept: ['with_pupil', 'link_days'] },
  money: { bases: ['agreement', 'bookkeeping_law'], kept: ['bookkeeping_years', 'giver_days'] },
  purchases: { bases: ['agreement', 'bookkeeping_law'], kept: ['bookkeeping_years'] },
  meals: { bases: ['public_task', 'bookkeeping_law'], kept: ['bookkeeping_years'] },
  allergies: { bases: ['consent'], kept: ['until_withdrawn'] },
  limits: { bases: ['agreement'], kept: ['with_pupil', 'stopped_days', 'limit_history_days'] },
  enquiries: { bases: ['legitimate_interest'], kept: ['enquiry_months'] },
  messages: { bases: ['agreement'], kept: ['message_days', 'while_used'] },
  work: { bases: ['agreement', 'bookkeeping_law'], kept: ['bookkeeping_years'] },
  cashiers: { bases: ['bookkeeping_law'], kept: ['bookkeeping_years'] },
  alone: { bases: ['bookkeeping_law'], kept: ['bookkeeping_years'] },
  abuse: { bases: ['legitimate_interest'], kept: ['attempt_hours'] },
  rights: { bases: ['legal_duty'], kept: ['bookkeeping_years'] },
}

/** The number in a period's sentence; null where it is not one. */
export function countOf(period: KeptPeriod, settings: KeptSettings): number | null {
  const counts: Record<KeptPeriod, number | null> = {
    while_used: null,
    session_days: keptFor.sessionDays,
    leaver_months: settings.leaverMonths,
    with_pupil: null,
    link_days: keptFor.linkDays,
    bookkeeping_years: settings.bookkeepingYears,
    giver_days: keptFor.giverDays,
    until_withdrawn: null,
    stopped_days: keptFor.stoppedDays,
    limit_history_days: keptFor.limitHistoryDays,
    enquiry_months: settings.enquiryMonths,
    message_days: keptFor.messageDays,
    attempt_hours: keptFor.attemptHours,
  }
  return counts[period]
}

/** The same day so many months before, or the last of a month that is too short: "2026-03-31", 1 → "2026-02-28". */
export function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 - months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}

/** The first instant of the oldest year whose books must be kept: what is before it is past, on the first of January in Oslo. */
export const startOfBooks = (now: Date, years: number): Date => startOfNorwegianDay(`${Number(norwegianTime(now).date.slice(0, 4)) - years}-01-01`)
