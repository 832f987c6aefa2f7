import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { type Period, useRemovePeriod } from './calendar.ts'
import { useCalendarTexts } from './calendar-texts.ts'

/** Some days of the calendar, and the way out of it. Wrong days are taken away and added anew. */
export function PeriodPanel({ period, onClose }: { period: Period; onClose: () => void }) {
  const texts = useCalendarTexts()
  const { language } = useLanguage()
  const { mayRunOffice } = useAtSchool()
  const say = useSay()
  const remove = useRemovePeriod(period.periodId, () => {
    say(texts.remove.done(period.title))
    onClose()
  })
  const facts = [
    { name: texts.kind, value: texts.kinds[period.kind] },
    { name: texts.form.first, value: formatCalendarDay(period.firstDay, { language }) },
    { name: texts.form.last, value: formatCalendarDay(period.lastDay, { language }) },
  ]
  return (
    <SidePanel title={period.title} onClose={onClose}>
      <div className="kit-stack" data-gap="large">
        <dl className="office-facts">
          {facts.map((fact) => (
            <div key={fact.name}>
              <dt>{fact.name}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
        {mayRunOffice ? (
          <div>
            <AskFirst opens={texts.remove.open} question={texts.remove.question(period.title)} confirm={texts.remove.confirm(period.title)} work={remove}>
              <p>{texts.remove.consequence}</p>
            </AskFirst>
          </div>
        ) : null}
      </div>
    </SidePanel>
  )
}
