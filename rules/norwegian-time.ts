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

/** The instant at which a Norwegian day ("2026-11-21") begins. */
export function startOfNorwegianDay(date: string): Date {
  const utcMidnight = Date.parse(`${date}T00:00:00Z`)
  // Oslo is one or two hours ahead; midnight is the one of the two that reads 00:00 on that day.
  for (const hours of [2, 1]) {
    const instant = new Date(utcMidnight - hours * 3_600_000)
    const local = norwegianTime(instant)
    if (local.date === date && local.time === '00:00:00') return instant
  }
  throw new Error(`${date} is not a day`)
}

/** The Norwegian day some days later, or earlier when negative. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
