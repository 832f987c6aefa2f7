// Which days a statement may be of: two that are in the calendar, the first one first, and at most a leap year of them, so that
// "1 January to 31 December" always goes and no statement is without a bound.

import { isDay } from './norwegian-time.ts'
import { daysBetween } from './public-holidays.ts'

export const MOST_STATEMENT_DAYS = 366

export const mayBeStated = ({ firstDay, lastDay }: { firstDay: string; lastDay: string }): boolean =>
  isDay(firstDay) && isDay(lastDay) && firstDay <= lastDay && daysBetween(firstDay, lastDay) < MOST_STATEMENT_DAYS
