// How amounts and instants are written on screens, receipts and in messages.
// Instants are UTC until they get here; people read them in Europe/Oslo.
// Names of days and months are our own: not every browser carries nynorsk.
import { oreToKronerText } from '../contract/money.ts'
import type { Language } from './languages.ts'

const NO_BREAK_SPACE = '\u00a0'
const MINUS = '\u2212'

/** Øre as people read it: 4500 → "45 kr", 4550 → "45,50 kr", 123450 → "1 234,50 kr", -4500 → "−45 kr". Spaces never break. */
export function formatKroner(amountOre: number): string {
  const [whole = '0', fraction] = oreToKronerText(Math.abs(amountOre)).split(',')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, NO_BREAK_SPACE)
  const sign = amountOre < 0 ? MINUS : ''
  return `${sign}${grouped}${fraction === undefined ? '' : `,${fraction}`}${NO_BREAK_SPACE}kr`
}

/** The same with the sign always shown, for movements: "+200 kr", "−45 kr". */
export function formatKronerChange(amountOre: number): string {
  return amountOre > 0 ? `+${formatKroner(amountOre)}` : formatKroner(amountOre)
}

export type Instant = Date | string | number
type Written = { language: Language; now?: Instant }

/** "i dag 11:42", "i går 11:42", "tirsdag 3. nov. 11:42", and with the year when it is another: "3. nov. 2025 11:42". */
export function formatInstant(instant: Instant, written: Written): string {
  return `${formatDay(instant, written)} ${formatTime(instant)}`
}

/** "i dag", "i går", "i morgen", "tirsdag 3. nov.", "3. nov. 2025". */
export function formatDay(instant: Instant, { language, now = Date.now() }: Written): string {
  const day = osloParts(instant)
  const today = osloParts(now)
  const words = dayWords[language]
  const daysAway = day.dayNumber - today.dayNumber
  if (daysAway === 0) return words.today
  if (daysAway === -1) return words.yesterday
  if (daysAway === 1) return words.tomorrow
  const date = words.date(day.day, words.months[day.month - 1] ?? '')
  return day.year === today.year ? `${words.weekdays[day.weekday] ?? ''} ${date}` : `${date} ${day.year}`
}

/** A calendar day as the contract writes it, "2026-11-03", in words: "tirsdag 3. nov.". */
export function formatCalendarDay(day: string, written: Written): string {
  return formatDay(`${day}T12:00:00Z`, written)
}

/** "11:42" on the clock in Oslo. */
export function formatTime(instant: Instant): string {
  const { hour, minute } = osloParts(instant)
  return `${hour}:${minute}`
}

/** The calendar day in Oslo, for grouping: "2026-11-03". */
export function osloDay(instant: Instant): string {
  const { year, month, day } = osloParts(instant)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

type DayWords = {
  today: string
  yesterday: string
  tomorrow: string
  weekdays: readonly string[]
  months: readonly string[]
  date: (day: number, month: string) => string
}

const norwegianMonths = ['jan.', 'feb.', 'mars', 'april', 'mai', 'juni', 'juli', 'aug.', 'sep.', 'okt.', 'nov.', 'des.']
const dayWords: Record<Language, DayWords> = {
  nb: {
    today: 'i dag',
    yesterday: 'i går',
    tomorrow: 'i morgen',
    weekdays: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'],
    months: norwegianMonths,
    date: (day, month) => `${day}.${NO_BREAK_SPACE}${month}`,
  },
  nn: {
    today: 'i dag',
    yesterday: 'i går',
    tomorrow: 'i morgon',
    weekdays: ['sundag', 'måndag', 'tysdag', 'onsdag', 'torsdag', 'fredag', 'laurdag'],
    months: norwegianMonths,
    date: (day, month) => `${day}.${NO_BREAK_SPACE}${month}`,
  },
  en: {
    today: 'today',
    yesterday: 'yesterday',
    tomorrow: 'tomorrow',
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
    date: (day, month) => `${day}${NO_BREAK_SPACE}${month}`,
  },
}

type OsloParts = { year: number; month: number; day: number; hour: string; minute: string; weekday: number; dayNumber: number }

const osloClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function osloParts(instant: Instant): OsloParts {
  const found = Object.fromEntries(osloClock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  const [year, month, day] = [Number(found['year']), Number(found['month']), Number(found['day'])]
  const midnight = new Date(Date.UTC(year, month - 1, day))
  return {
    year,
    month,
    day,
    hour: found['hour'] ?? '',
    minute: found['minute'] ?? '',
    weekday: midnight.getUTCDay(),
    dayNumber: midnight.getTime() / 86_400_000,
  }
}
