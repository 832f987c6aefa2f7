import { Link } from '@tanstack/react-router'
import { buttonLook } from '../../kit/Button.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { addDays } from '../../rules/norwegian-time.ts'
import { useDayTexts } from '../texts.ts'

/** Where the basket is, once the day is closed: that it is, and when this till sells again. */
export function DayOver({ overDay }: { overDay: string }) {
  const texts = useDayTexts()
  const { language } = useLanguage()
  return (
    <div className="till-over" role="status">
      <p className="till-over-title">{texts.till.over}</p>
      <p>{texts.till.sellsAgain(formatCalendarDay(addDays(overDay, 1), { language, now: 0 }))}</p>
      <Link to="/day" search={{}} {...buttonLook({ look: 'secondary' })}>
        {texts.toReports}
      </Link>
    </div>
  )
}
