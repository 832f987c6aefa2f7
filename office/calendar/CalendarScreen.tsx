import { Button } from '../../kit/Button.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import type { Column } from '../../kit/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { OpenableTable } from '../list/OpenableTable.tsx'
import { Answered } from '../Answered.tsx'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useOpen } from '../use-open.ts'
import { type Calendar, type Period, useCalendar } from './calendar.ts'
import { useCalendarTexts } from './calendar-texts.ts'
import { CalendarSettings } from './CalendarSettings.tsx'
import { FilePanel } from './FilePanel.tsx'
import { NewPeriodPanel } from './NewPeriodPanel.tsx'
import { PeriodPanel } from './PeriodPanel.tsx'
import { SaveCalendar } from './SaveCalendar.tsx'
import { useDays } from './use-days.ts'
import './calendar.css'

/** When there is school: by this families hear how long a balance lasts. */
export function CalendarScreen() {
  const texts = useCalendarTexts()
  const { mayRunOffice } = useAtSchool()
  const { openThe } = useOpen()
  const calendar = useCalendar()
  return (
    <ListAndPanel panel={<Panel periods={calendar.data?.periods ?? []} />}>
      <PageHeading
        title={texts.title}
        lead={mayRunOffice ? texts.lead : texts.onlyOffice}
        actions={
          mayRunOffice ? (
            <>
              <Button icon={<PlusIcon />} onClick={() => openThe('new')}>
                {texts.add}
              </Button>
              <Button look="secondary" onClick={() => openThe('file')}>
                {texts.file.open}
              </Button>
              <SaveCalendar periods={calendar.data?.periods ?? []} />
            </>
          ) : undefined
        }
      />
      <Answered query={calendar}>
        {(data) => (
          <div className="kit-stack" data-gap="large">
            <Standing calendar={data} />
            <Periods periods={data.periods} />
            {mayRunOffice ? <CalendarSettings calendar={data} /> : null}
            <Holidays calendar={data} />
          </div>
        )}
      </Answered>
    </ListAndPanel>
  )
}

function Panel({ periods }: { periods: readonly Period[] }) {
  const { mayRunOffice } = useAtSchool()
  const { open, close } = useOpen()
  if (open === 'new' && mayRunOffice) return <NewPeriodPanel onClose={close} />
  if (open === 'file' && mayRunOffice) return <FilePanel periods={periods} onClose={close} />
  const period = periods.find(({ periodId }) => periodId === open)
  return period === undefined ? null : <PeriodPanel key={period.periodId} period={period} onClose={close} />
}

/** The next school day, and a word in time before the last term is over. */
function Standing({ calendar: { nextSchoolDay, endsOn, endsSoon } }: { calendar: Calendar }) {
  const texts = useCalendarTexts()
  const { language } = useLanguage()
  return (
    <>
      {endsOn !== null && endsSoon ? <Notice tone="warning">{texts.endsSoon(formatCalendarDay(endsOn, { language }))}</Notice> : null}
      <p>{nextSchoolDay === null ? texts.noneAhead : texts.next(formatCalendarDay(nextSchoolDay, { language }))}</p>
    </>
  )
}

function Periods({ periods }: { periods: readonly Period[] }) {
  const texts = useCalendarTexts()
  const { mayRunOffice } = useAtSchool()
  return (
    <OpenableTable
      caption={texts.caption}
      columns={useColumns()}
      rows={periods}
      keyOf={({ periodId }) => periodId}
      empty={{ drawing: 'tray', ...texts.empty, add: mayRunOffice ? texts.add : undefined }}
    />
  )
}

function useColumns(): Column<Period>[] {
  const texts = useCalendarTexts()
  const days = useDays()
  return [
    { key: 'title', title: texts.name, isRowName: true, cell: ({ title }) => title },
    { key: 'kind', title: texts.kind, cell: ({ kind }) => <Tag colour={kind === 'term' ? 'success' : 'neutral'}>{texts.kinds[kind]}</Tag> },
    { key: 'days', title: texts.days, cell: days },
  ]
}

function Holidays({ calendar: { publicHolidays } }: { calendar: Calendar }) {
  const texts = useCalendarTexts().holidays
  const { language } = useLanguage()
  const nameOf = (holiday: string) => (texts.names as Readonly<Record<string, string>>)[holiday] ?? holiday
  return (
    <section className="kit-stack" aria-labelledby="public-holidays">
      <div>
        <h2 id="public-holidays">{texts.title}</h2>
        <p className="kit-muted">{texts.lead}</p>
      </div>
      <ul className="office-holidays">
        {publicHolidays.map(({ day, holiday }) => (
          <li key={day}>
            <span>{nameOf(holiday)}</span>
            <span className="kit-muted">{formatCalendarDay(day, { language })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
