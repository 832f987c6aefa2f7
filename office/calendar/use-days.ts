import { useLanguage } from '../../kit/language.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import type { Period } from './calendar.ts'
import { useCalendarTexts } from './calendar-texts.ts'

/** "mandag 21. des. – 1. jan. 2027", or the one day. */
export function useDays() {
  const texts = useCalendarTexts()
  const { language } = useLanguage()
  const written = (day: string) => formatCalendarDay(day, { language })
  return ({ firstDay, lastDay }: Pick<Period, 'firstDay' | 'lastDay'>) =>
    firstDay === lastDay ? written(firstDay) : texts.fromTo(written(firstDay), written(lastDay))
}
