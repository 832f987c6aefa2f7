import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { Amount } from '../../kit/Amount.tsx'
import { call } from '../../kit/api.ts'
import { buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { BackIcon, ReceiptIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useLanguage } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useEscapeToSale } from '../receipts/use-escape-to-sale.ts'
import { PrintableReceipt } from '../receipts/PrintableReceipt.tsx'
import { useTexts, useTrainingTexts } from '../texts.ts'
import { TrainingReceipt } from './TrainingReceipt.tsx'

const HOW_MANY = 50

/** What was practised at this till, and the training receipt of the one chosen. */
export function TrainingSales() {
  const texts = useTrainingTexts()
  const { back } = useTexts().sales
  const { purchase } = useSearch({ strict: false }) as { purchase?: string }
  useScreenTitle(texts.sales)
  useEscapeToSale()
  return (
    <main className="till-sales" data-chosen={purchase === undefined ? undefined : ''}>
      <section className="till-sales-list" aria-labelledby="training-sales-title">
        <div className="till-sales-head">
          <Link to="/" {...buttonLook({ look: 'quiet', colour: 'neutral' })}>
            <BackIcon />
            {back}
          </Link>
          <h1 id="training-sales-title">{texts.sales}</h1>
        </div>
        <LastPractised chosen={purchase} />
      </section>
      <section className="till-sales-receipt" aria-label={texts.choose} aria-live="polite">
        {purchase === undefined ? (
          <div className="till-sales-choose">
            <EmptyState drawing="receipt" title={texts.choose} />
          </div>
        ) : (
          <TrainingReceiptView key={purchase} trainingSaleId={purchase} />
        )}
      </section>
    </main>
  )
}

function LastPractised({ chosen }: { chosen: string | undefined }) {
  const texts = useTrainingTexts()
  const { language } = useLanguage()
  const { enrolment } = useOpenTill()
  const sales = useQuery({
    queryKey: ['training-sales', enrolment.tillId],
    queryFn: ({ signal }) => call('GET /api/till/training-sales', { query: { limit: HOW_MANY }, headers: tillHeaders(enrolment), signal }),
    staleTime: 0,
  })
  if (sales.isPending) return <Loading />
  if (sales.data === undefined) return <NoAnswer error={sales.error} query={sales} />
  if (sales.data.trainingSales.length === 0) {
    return (
      <EmptyState drawing="receipt" title={texts.empty}>
        {texts.emptyAdvice}
      </EmptyState>
    )
  }
  return (
    <ul className="till-sales-rows" aria-label={texts.sales}>
      {sales.data.trainingSales.map(({ trainingSaleId, trainingNumber, soldAt, totalOre }) => (
        <li key={trainingSaleId}>
          <Link to="/sales" search={{ purchase: trainingSaleId }} replace className="till-sales-row" aria-current={trainingSaleId === chosen || undefined}>
            <ReceiptIcon />
            <span className="till-sales-who">
              <strong>{texts.receiptNumber(trainingNumber)}</strong>
              <span className="kit-muted kit-small">{formatInstant(soldAt, { language })}</span>
            </span>
            <Amount ore={totalOre} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function TrainingReceiptView({ trainingSaleId }: { trainingSaleId: string }) {
  const common = useCommonTexts()
  const { enrolment } = useOpenTill()
  const headers = tillHeaders(enrolment)
  const texts = useTexts().receipt
  const training = useTrainingTexts().receipt
  const receipt = useQuery({
    queryKey: ['training-receipt', enrolment.tillId, trainingSaleId],
    queryFn: ({ signal }) => call('GET /api/till/training-sales/:trainingSaleId/receipt', { params: { trainingSaleId }, headers, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <PrintableReceipt
      query={receipt}
      subjectId={trainingSaleId}
      note={(id) => call('POST /api/till/training-sales/:trainingSaleId/prints', { params: { trainingSaleId }, body: { id }, headers })}
      back={
        <Link to="/sales" search={{}} replace {...buttonLook({ look: 'quiet', colour: 'neutral' })} data-phone-only="">
          <BackIcon />
          {common.goBack}
        </Link>
      }
      receipt={(practised) => <TrainingReceipt receipt={practised} />}
      toPaper={(make, practised) => make.trainingPaper(practised, { texts, training })}
    />
  )
}
