// A week or a month as people call it: "Uke 45", "2. nov. – 8. nov.", "november 2026".

import { weekNumberOf } from '../../rules/food-insight.ts'
import type { SpendingTexts } from '../../language/portal-spending/texts.ts'

export type Span = 'week' | 'month'
type Period = { firstDay: string; lastDay: string }

const monthOf = (day: string) => Number(day.slice(5, 7)) - 1

export const nameOf = (span: Span, { firstDay }: Period, texts: SpendingTexts): string =>
  span === 'week' ? texts.weekNumber(weekNumberOf(firstDay)) : `${texts.months[monthOf(firstDay)]} ${firstDay.slice(0, 4)}`

/** The first and the last day; of a month the name says enough. */
export const daysOf = (span: Span, { firstDay, lastDay }: Period, texts: SpendingTexts): string | null => {
  const written = (day: string) => texts.dayOfMonth(Number(day.slice(8)), texts.shortMonths[monthOf(day)] ?? '')
  return span === 'week' ? `${written(firstDay)} – ${written(lastDay)}` : null
}

/** What stands under a bar. */
export const shortNameOf = (span: Span, { firstDay }: Period, texts: SpendingTexts): string =>
  span === 'week' ? String(weekNumberOf(firstDay)) : (texts.shortMonths[monthOf(firstDay)] ?? '')
