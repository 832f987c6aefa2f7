import { useNavigate, useSearch } from '@tanstack/react-router'
import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { DayReportPaper } from '../../kit/DayReportPaper.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { DownloadIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatCalendarDay, formatKroner, formatTime } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { Deliveries } from '../reserve/Deliveries.tsx'
import { ReserveStops } from '../reserve/ReserveStops.tsx'
import { ReserveReports } from '../reserve/ReserveReports.tsx'
import { useReserveTexts } from '../reserve/reserve-texts.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useOpen } from '../use-open.ts'
import type { DaySearch } from './day-search.ts'
import { useDayTexts } from './day-texts.ts'
import { byDay, type Day, type Days, netOf, type OpenTill, useCloseDay, useDays, useReport, useSafT } from './days.ts'
import './days.css'

/** The Z reports of all the school's tills, day by day, and the days that are open now. */
export function DaysScreen() {
  const texts = useDayTexts().office
  const { from, until } = useSearch({ strict: false }) as DaySearch
  const days = useDays({ from, until })
  return (
    <ListAndPanel panel={<Panel />}>
      <PageHeading title={texts.title} lead={texts.lead} />
      <Answered query={days}>
        {(data) => (
          <div className="kit-stack" data-gap="large">
            <ReserveStops />
            <OpenNow open={data.open} />
            <Period days={data} />
            <Reports days={data} />
            <ReserveReports />
            <Deliveries />
            <SafT days={data} />
          </div>
        )}
      </Answered>
    </ListAndPanel>
  )
}

function OpenNow({ open }: { open: readonly OpenTill[] }) {
  const { office: texts } = useDayTexts()
  if (open.length === 0) return null
  return (
    <section className="kit-stack" aria-labelledby="open-now">
      <div>
        <h2 id="open-now">{texts.openNow}</h2>
        <p className="kit-muted">{texts.openNowAdvice}</p>
      </div>
      <ul className="office-days-open">
        {open.map((till) => (
          <OpenRow key={till.registerId} till={till} />
        ))}
      </ul>
    </section>
  )
}

function OpenRow({ till }: { till: OpenTill }) {
  const { office: texts, sales } = useDayTexts()
  const { withoutNetwork, closesItself } = useReserveTexts()
  const { language } = useLanguage()
  const { mayRunCanteen } = useAtSchool()
  const say = useSay()
  const close = useCloseDay(till.tillId, () => say(texts.done(till.tillName)))
  return (
    <li>
      <span>
        <strong>{nameOf(till, withoutNetwork)}</strong>
        <span className="kit-muted">
          {formatCalendarDay(till.openDay, { language })} · {sales(till.saleCount)}
        </span>
      </span>
      <Amount ore={till.soldOre} />
      {till.isReserve ? (
        <span className="kit-muted kit-small">{closesItself}</span>
      ) : mayRunCanteen ? (
        <AskFirst
          isSmall
          opens={texts.closeShort}
          opensUnseen={texts.close(till.tillName)}
          question={texts.question(till.tillName, formatKroner(till.soldOre))}
          confirm={texts.close(till.tillName)}
          work={close}
        >
          <p>{texts.consequence}</p>
        </AskFirst>
      ) : null}
    </li>
  )
}

/** A till's second register has its name, and says what it is. */
const nameOf = ({ tillName, isReserve }: { tillName: string; isReserve: boolean }, withoutNetwork: string) =>
  isReserve ? `${tillName} (${withoutNetwork})` : tillName

function Period({ days }: { days: Days }) {
  const texts = useDayTexts().office
  const navigate = useNavigate()
  const go = (change: DaySearch) => void navigate({ to: '.', search: { from: days.from, until: days.until, ...change }, replace: true, resetScroll: false })
  const whole = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)
  return (
    <div className="office-days-period">
      <TextField
        label={texts.from}
        type="date"
        max={days.until}
        value={days.from}
        onChange={({ currentTarget: { value } }) => whole(value) && go({ from: value })}
      />
      <TextField
        label={texts.until}
        type="date"
        min={days.from}
        value={days.until}
        onChange={({ currentTarget: { value } }) => whole(value) && go({ until: value })}
      />
    </div>
  )
}

function Reports({ days }: { days: Days }) {
  const { office: texts, sales } = useDayTexts()
  const each = byDay(days.reports)
  if (each.length === 0) {
    return (
      <Card>
        <EmptyState drawing="receipt" title={texts.empty}>
          {texts.emptyAdvice}
        </EmptyState>
      </Card>
    )
  }
  const salesOre = each.reduce((sum, day) => sum + day.salesOre, 0)
  const saleCount = each.reduce((sum, day) => sum + day.saleCount, 0)
  return (
    <section className="kit-stack">
      <p className="office-days-total">
        <span>{texts.total(each.length)}</span>
        <span className="kit-muted">{sales(saleCount)}</span>
        <Amount ore={salesOre} />
      </p>
      {days.isCut ? <Notice tone="warning">{texts.isCut}</Notice> : null}
      <ReportTable days={each} />
    </section>
  )
}

/** The same days for the tax office. */
function SafT({ days: { from, until } }: { days: Days }) {
  const texts = useDayTexts().office
  const file = useSafT()
  return (
    <section className="kit-stack" data-gap="small">
      <div>
        <Button look="secondary" icon={<DownloadIcon />} busy={file.isPending} onClick={() => file.mutate({ from, until })}>
          {file.isPending ? texts.saftBusy : texts.saft}
        </Button>
      </div>
      <p className="kit-muted kit-small">{texts.saftAdvice}</p>
      <Failure error={file.error} />
    </section>
  )
}

function ReportTable({ days }: { days: readonly Day[] }) {
  const { office: texts } = useDayTexts()
  return (
    <div className="kit-table-frame" role="region" aria-label={texts.caption} tabIndex={0}>
      <table className="ds-table kit-table office-days-table">
        <caption className="kit-unseen">{texts.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.till}</th>
            <th scope="col" data-align="end" data-wide-only="">
              {texts.number}
            </th>
            <th scope="col" data-align="end">
              {texts.saleCount}
            </th>
            <th scope="col" data-align="end">
              {texts.amount}
            </th>
            <th scope="col" data-wide-only="">
              {texts.madeBy}
            </th>
          </tr>
        </thead>
        {days.map((day) => (
          <DayRows key={day.day} day={day} />
        ))}
      </table>
    </div>
  )
}

function DayRows({ day }: { day: Day }) {
  const { madeBy: names } = useDayTexts()
  const { withoutNetwork } = useReserveTexts()
  const { language } = useLanguage()
  const { open, openThe, close } = useOpen()
  return (
    <tbody data-opens="">
      <tr className="office-days-day">
        <th scope="rowgroup">{formatCalendarDay(day.day, { language })}</th>
        <td data-align="end" data-wide-only="" />
        <td data-align="end">{day.saleCount}</td>
        <td data-align="end">
          <Amount ore={day.salesOre} />
        </td>
        <td data-wide-only="" />
      </tr>
      {day.reports.map((report) => {
        const { registerId, number, tillName, isReserve, saleCount, madeBy, madeAt } = report
        const key = `${registerId}.${number}`
        return (
          <tr key={key} data-open={open === key ? '' : undefined}>
            <th scope="row">
              <button type="button" className="kit-row-name" aria-expanded={open === key} onClick={() => (open === key ? close() : openThe(key))}>
                {nameOf({ tillName, isReserve }, withoutNetwork)}
              </button>
            </th>
            <td data-align="end" data-wide-only="">
              {number}
            </td>
            <td data-align="end">{saleCount}</td>
            <td data-align="end">
              <Amount ore={netOf(report)} />
            </td>
            <td data-wide-only="">
              {names[madeBy]} <span className="kit-muted">{formatTime(madeAt)}</span>
            </td>
          </tr>
        )
      })}
    </tbody>
  )
}

function Panel() {
  const texts = useDayTexts()
  const { open, close } = useOpen()
  if (open === undefined) return null
  const [registerId = '', number = ''] = open.split('.')
  return (
    <SidePanel key={open} title={texts.report.z(Number(number))} onClose={close} actions={<Button onClick={() => print()}>{texts.office.print}</Button>}>
      <OneReport registerId={registerId} number={Number(number)} />
    </SidePanel>
  )
}

function OneReport(which: { registerId: string; number: number }) {
  const report = useReport(which)
  return <Answered query={report}>{(data) => <DayReportPaper report={data} />}</Answered>
}
