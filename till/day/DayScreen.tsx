import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { DayReportPaper, type Report } from '../../kit/DayReportPaper.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { BackIcon, ReceiptIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useLanguage, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { PrintFailure } from '../receipts/PrintFailure.tsx'
import { useEscapeToSale } from '../receipts/use-escape-to-sale.ts'
import { usePrinting } from '../receipts/use-printing.ts'
import { useDayTexts, useTexts } from '../texts.ts'
import { DayNow } from './DayNow.tsx'
import { type TillDay, useDay, useZReport } from './use-day.ts'
import '../receipts/receipts.css'
import './day.css'

/** The till's day: how it stands, its Z report, and those there have been. */
export function DayScreen() {
  const texts = useDayTexts()
  const sales = useTexts().sales
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const { report: chosen } = useSearch({ strict: false }) as { report?: number }
  const navigate = useNavigate()
  const [x, setX] = useState<Report | null>(null)
  const day = useDay()
  useScreenTitle(texts.title)
  useEscapeToSale()
  const isChosen = chosen !== undefined || x !== null
  const choose = (report?: number) => void navigate({ to: '/day', search: report === undefined ? {} : { report }, replace: true })
  return (
    <main className="till-sales till-day" data-chosen={isChosen ? '' : undefined}>
      <section className="till-sales-list" aria-labelledby="day-title">
        <div className="till-sales-head">
          <Link to="/" {...buttonLook({ look: 'quiet', colour: 'neutral' })}>
            <BackIcon />
            {sales.back}
          </Link>
          <h1 id="day-title">{texts.title}</h1>
        </div>
        {day.isPending ? (
          <Loading />
        ) : day.data === undefined ? (
          <EmptyState drawing="offline" title={whatWentWrong(day.error)} action={<Button onClick={() => void day.refetch()}>{common.tryAgain}</Button>} />
        ) : (
          <div className="till-day-list">
            <DayNow
              day={day.data}
              onX={(made) => {
                setX(made)
                choose()
              }}
              onZ={({ number }) => {
                setX(null)
                choose(number)
              }}
            />
            <Earlier
              day={day.data}
              chosen={x === null ? chosen : undefined}
              onChoose={(number) => {
                setX(null)
                choose(number)
              }}
            />
          </div>
        )}
      </section>
      <section className="till-sales-receipt" aria-label={texts.till.choose} aria-live="polite">
        {x === null ? (
          <Made number={chosen} onBack={() => choose()} />
        ) : (
          <Paper
            report={x}
            onBack={() => {
              setX(null)
              choose()
            }}
          />
        )}
      </section>
    </main>
  )
}

function Earlier({ day, chosen, onChoose }: { day: TillDay; chosen: number | undefined; onChoose: (number: number) => void }) {
  const texts = useDayTexts()
  const { language } = useLanguage()
  return (
    <section className="kit-stack" data-gap="small" aria-labelledby="earlier">
      <h2 id="earlier" className="till-day-heading">
        {texts.till.earlier}
      </h2>
      {day.reports.length === 0 ? <p className="kit-muted">{texts.till.noneYet}</p> : null}
      <ul className="till-sales-rows">
        {day.reports.map(({ number, day: of, saleCount, salesOre, returnsOre }) => (
          <li key={number}>
            <button type="button" className="till-sales-row till-day-row" aria-current={number === chosen || undefined} onClick={() => onChoose(number)}>
              <ReceiptIcon />
              <span className="till-sales-who">
                <strong>{formatCalendarDay(of, { language })}</strong>
                <span className="kit-muted kit-small">
                  {texts.report.z(number)} · {texts.sales(saleCount)}
                </span>
              </span>
              <Amount ore={salesOre - returnsOre} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Made({ number, onBack }: { number: number | undefined; onBack: () => void }) {
  const texts = useDayTexts().till
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const report = useZReport(number)
  if (number === undefined) {
    return (
      <div className="till-sales-choose">
        <EmptyState drawing="receipt" title={texts.choose} />
      </div>
    )
  }
  if (report.isPending) return <Loading />
  if (report.data === undefined) {
    return (
      <EmptyState drawing="offline" title={whatWentWrong(report.error)} action={<Button onClick={() => void report.refetch()}>{common.tryAgain}</Button>} />
    )
  }
  return <Paper report={report.data} onBack={onBack} />
}

function Paper({ report, onBack }: { report: Report; onBack: () => void }) {
  const texts = useDayTexts()
  const common = useCommonTexts()
  const printing = usePrinting({ subjectId: report.registerId, note: null, toPaper: (make) => make.reportPaper(report, texts) })
  return (
    <>
      <div className="till-receipt-bar">
        <Button look="quiet" colour="neutral" icon={<BackIcon />} data-phone-only="" onClick={onBack}>
          {common.goBack}
        </Button>
        <Button busy={printing.isBusy} onClick={printing.print}>
          {texts.till.print}
        </Button>
      </div>
      <PrintFailure printing={printing} />
      <DayReportPaper report={report} />
    </>
  )
}
