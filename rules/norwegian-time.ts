// Time is UTC until it reaches a receipt, a report or a screen; there it is Europe/Oslo.

const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

export type LocalTime = { date: string; time: string }

/** An instant as Norwegian local date and time: { date: "2026-11-21", time: "11:42:00" }. */
export function norwegianTime(instant: Date): LocalTime {
  const text = format.format(instant)
  return { date: text.slice(0, 10), time: text.slice(11, 19) }
}

/** The instant at which a Norwegian day ("2026-11-21") begins. @throws when there is no such day */
export function startOfNorwegianDay(date: string): Date {
  const instant = instantOfNorwegianTime({ date, time: '00:00:00' })
  if (norwegianTime(instant).date !== date) throw new Error(`${date} is not a day`)
  return instant
}

/**
 * The instant at which the clock in Oslo shows this. The hour that comes twice in autumn is taken the
 * first time, and a time in the hour that is skipped in spring is an hour later: 02:30 is 03:30.
 */
export function instantOfNorwegianTime({ date, time }: LocalTime): Date {
  const asUtc = Date.parse(`${date}T${time}Z`)
  if (Number.isNaN(asUtc)) throw new Error(`${date} ${time} is not a time`)
  // Oslo is two hours ahead in summer and one in winter.
  const inSummer = new Date(asUtc - 2 * 3_600_000)
  return norwegianTime(inSummer).time === time ? inSummer : new Date(asUtc - 3_600_000)
}

/** The Norwegian day of an instant: its date, when it began and when the next begins. 23, 24 or 25 hours. */
export function norwegianDayOf(instant: Date): { localDate: string; from: Date; until: Date } {
  const localDate = norwegianTime(instant).date
  return { localDate, from: startOfNorwegianDay(localDate), until: startOfNorwegianDay(addDays(localDate, 1)) }
}

/** True when the text is a day of the calendar: "2026-02-28", but not "2026-02-30". */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T12:00:00Z`).toJSON()?.slice(0, 10) === text
}

/** True when the text is a time of the day: "08:15", but not "24:00" or "8:15". */
export const isTimeOfDay = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** The Norwegian day some days later, or earlier when negative. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
