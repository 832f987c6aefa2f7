import { useTexts } from '../texts.ts'

/** The name of the weekday of a calendar day: "2026-11-21" → «lørdag». */
export function useWeekday(localDate: string): string {
  return useTexts().weekdays[new Date(`${localDate}T12:00:00Z`).getUTCDay()] ?? ''
}
