import { Link } from '@tanstack/react-router'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { addDays } from '../../rules/norwegian-time.ts'
import { useDayTexts, useTexts } from '../texts.ts'

/** Where the basket is, once the day is closed: that it is, and when this till sells again. What was tapped all the same is emptied. */
export function DayOver({ overDay, onEmpty }: { overDay: string; onEmpty: (() => void) | null }) {
  const texts = useDayTexts()
  const saleTexts = useTexts().sale
  const { language } = useLanguage()
  return (
    <div className="till-over" role="status">
      <p className="till-over-title">{texts.till.over}</p>
      <p>{texts.till.sellsAgain(formatCalendarDay(addDays(overDay, 1), { language, now: 0 }))}</p>
      {onEmpty === null ? null : <Button onClick={onEmpty}>{saleTexts.emptyBasketLong}</Button>}
      <Link to="/day" search={{}} {...buttonLook({ look: 'secondary' })}>
        {texts.toReports}
      </Link>
    </div>
  )
}
