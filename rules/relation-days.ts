// From when until when a relation holds, as the office says it: whole Norwegian days, the last one to its end.

import { addDays, isDay, norwegianTime, startOfNorwegianDay } from './norwegian-time.ts'

/** First day null: from now on. Last day null: until somebody ends it. */
export type RelationDays = { firstDay: string | null; lastDay: string | null }
export type RelationSpan = { startsAt: Date; endsAt: Date | null }

export function daysRefusal({ firstDay, lastDay }: RelationDays, today: string): 'relation_days_not_valid' | 'day_has_passed' | null {
  if (lastDay !== null && (!isDay(lastDay) || lastDay < today)) return 'day_has_passed'
  if (firstDay === null) return null
  return isDay(firstDay) && firstDay >= today && (lastDay === null || lastDay >= firstDay) ? null : 'relation_days_not_valid'
}

/** Today begins now: what was decided earlier in the day was not decided by this guardian. */
export function spanOf({ firstDay, lastDay }: RelationDays, now: Date): RelationSpan {
  return {
    startsAt: firstDay === null || firstDay <= norwegianTime(now).date ? now : startOfNorwegianDay(firstDay),
    endsAt: lastDay === null ? null : startOfNorwegianDay(addDays(lastDay, 1)),
  }
}

/** The days as they are shown: the first only while it is still to come, the last as the day that it ends with. */
export function daysOf({ startsAt, endsAt }: RelationSpan, now: Date): RelationDays {
  return {
    firstDay: startsAt.getTime() > now.getTime() ? norwegianTime(startsAt).date : null,
    lastDay: endsAt && addDays(norwegianTime(endsAt).date, -1),
  }
}
