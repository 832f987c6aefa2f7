import { useLanguage } from '../../kit/language.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import type { ShownDay } from './settlements.ts'
import { useSettlementTexts } from './settlement-texts.ts'

/** What names a row wherever days are listed: which day, and whose. */
export function DayOfProvider({ day, provider }: Pick<ShownDay, 'day' | 'provider'>) {
  const texts = useSettlementTexts()
  const { language } = useLanguage()
  return (
    <>
      <span className="office-settlement-day">{formatCalendarDay(day, { language })}</span>
      <span className="kit-muted kit-small office-settlement-provider">{texts.providers[provider]}</span>
    </>
  )
}
