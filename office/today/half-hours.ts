// Half hours side by side, today and last week: a half hour where nothing was sold is a zero, not a gap.
import type { Today } from './today.ts'

export type HalfHour = { localTime: string; todayOre: number; lastWeekOre: number }

type Slot = Pick<Today['slots'][number], 'localTime' | 'amountOre'>

/** Every half hour from the first to the last sale of either day. */
export function halfHours(today: readonly Slot[], lastWeek: readonly Slot[]): HalfHour[] {
  const todayAt = amountsByTime(today)
  const lastWeekAt = amountsByTime(lastWeek)
  const steps = [...todayAt.keys(), ...lastWeekAt.keys()]
  if (steps.length === 0) return []
  const first = Math.min(...steps)
  const last = Math.max(...steps)
  return Array.from({ length: last - first + 1 }, (_none, index) => {
    const step = first + index
    return { localTime: timeOf(step), todayOre: todayAt.get(step) ?? 0, lastWeekOre: lastWeekAt.get(step) ?? 0 }
  })
}

function amountsByTime(slots: readonly Slot[]): Map<number, number> {
  const amounts = new Map<number, number>()
  for (const { localTime, amountOre } of slots) {
    const step = stepOf(localTime)
    amounts.set(step, (amounts.get(step) ?? 0) + amountOre)
  }
  return amounts
}

/** "11:30" is half hour number 23 of the day. */
function stepOf(localTime: string): number {
  const [hours = 0, minutes = 0] = localTime.split(':').map(Number)
  return hours * 2 + (minutes >= 30 ? 1 : 0)
}

function timeOf(step: number): string {
  return `${String(Math.floor(step / 2)).padStart(2, '0')}:${step % 2 === 0 ? '00' : '30'}`
}
