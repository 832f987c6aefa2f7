import { isDay } from './norwegian-time.ts'

/** "17.08.2026", "7.8.2026" or "2026-08-17" as a day; null when there is no such day, or its century would have to be guessed. */
export function readWrittenDay(text: string): string | null {
  const [, date, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  const day = year === undefined ? text : `${year}-${(month as string).padStart(2, '0')}-${(date as string).padStart(2, '0')}`
  return isDay(day) ? day : null
}
