import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { BackIcon, ReceiptIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useLanguage, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useAlone } from '../reserve/use-alone.ts'
import { useDayTexts, useTexts } from '../texts.ts'
import { TrainingSales } from '../training/TrainingSales.tsx'
import { useIsTraining } from '../training/use-training.ts'
import { ReturnedMark } from '../returns/ReturnedMark.tsx'
import { ReturnReceiptView } from '../returns/ReturnReceiptView.tsx'
import { ReceiptView } from './ReceiptView.tsx'
import { useEscapeToSale } from './use-escape-to-sale.ts'
import './receipts.css'

// They lie on the device with the rest, though they come after the start.
const AloneSales = lazy(() => import('../reserve/AloneSales.tsx').then(({ AloneSales: List }) => ({ default: List })))
const AloneReceiptView = lazy(() => import('../reserve/AloneSales.tsx').then(({ AloneReceiptView: View }) => ({ default: View })))
const DeliveryReceiptView = lazy(() => import('./DeliveryReceiptView.tsx').then(({ DeliveryReceiptView: View }) => ({ default: View })))

const HOW_MANY = 50

/** The last sales of this till, or what was practised on it while it practises. */
export function SalesScreen() {
  return useIsTraining() ? <TrainingSales /> : <Sales />
}

/** The list, and the receipt of the one chosen. */
function Sales() {
  const texts = useTexts().sales
  const { toReports: toDay } = useDayTexts()
  const { purchase, returned, alone, delivery } = useSearch({ strict: false }) as { purchase?: string; returned?: string; alone?: string; delivery?: true }
  const { handIn } = useAlone()
  const hasAlone = handIn.records.length > 0
  const isChosen = purchase !== undefined || alone !== undefined
  const sales = useLatestSales()
  useScreenTitle(texts.title)
  useEscapeToSale()
  return (
    <main className="till-sales" data-chosen={isChosen ? '' : undefined}>
      <section className="till-sales-list" aria-labelledby="sales-title">
        <div className="till-sales-head">
          <Link to="/" {...buttonLook({ look: 'quiet', colour: 'neutral' })}>
            <BackIcon />
            {texts.back}
          </Link>
          <h1 id="sales-title">{texts.title}</h1>
          <Link to="/day" search={{}} {...buttonLook({ look: 'secondary', colour: 'neutral', size: 'sm' })}>
            {toDay}
          </Link>
        </div>
        <div className="till-sales-lists">
          {hasAlone ? (
            <Suspense fallback={null}>
              <AloneSales chosen={alone} />
            </Suspense>
          ) : null}
          <LastSales sales={sales} chosen={purchase} />
        </div>
      </section>
      <section className="till-sales-receipt" aria-label={texts.choose} aria-live="polite">
        {alone !== undefined ? (
          <Suspense fallback={<Loading />}>
            <AloneReceiptView key={alone} recordId={alone} />
          </Suspense>
        ) : purchase === undefined ? (
          <div className="till-sales-choose">
            <EmptyState drawing="receipt" title={texts.choose} />
          </div>
        ) : delivery === true ? (
          <Suspense fallback={<Loading />}>
            <DeliveryReceiptView key={purchase} purchaseId={purchase} />
          </Suspense>
        ) : returned === undefined ? (
          <ReceiptView
            key={purchase}
            purchaseId={purchase}
            firstName={sales.data?.purchases.find(({ purchaseId }) => purchaseId === purchase)?.firstName ?? ''}
          />
        ) : (
          <ReturnReceiptView key={returned} returnId={returned} purchaseId={purchase} />
        )}
      </section>
    </main>
  )
}

function useLatestSales() {
  const { enrolment } = useOpenTill()
  return useQuery({
    queryKey: ['sales', enrolment.tillId],
    queryFn: ({ signal }) => call('GET /api/till/purchases', { query: { limit: HOW_MANY }, headers: tillHeaders(enrolment), signal }),
    staleTime: 0,
  })
}

function LastSales({ sales, chosen }: { sales: ReturnType<typeof useLatestSales>; chosen: string | undefined }) {
  const texts = useTexts().sales
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const { language } = useLanguage()
  if (sales.isPending) return <Loading />
  if (sales.data === undefined) {
    return <EmptyState drawing="offline" title={whatWentWrong(sales.error)} action={<Button onClick={() => void sales.refetch()}>{common.tryAgain}</Button>} />
  }
  if (sales.data.purchases.length === 0) {
    return (
      <EmptyState drawing="receipt" title={texts.empty}>
        {texts.emptyAdvice}
      </EmptyState>
    )
  }
  return (
    <ul className="till-sales-rows" aria-label={texts.list}>
      {sales.data.purchases.map((sale) => (
        <li key={sale.purchaseId}>
          <Link to="/sales" search={{ purchase: sale.purchaseId }} replace className="till-sales-row" aria-current={sale.purchaseId === chosen || undefined}>
            <ReceiptIcon />
            <span className="till-sales-who">
              <strong>{sale.firstName}</strong>
              <span className="kit-muted kit-small">
                {formatInstant(sale.soldAt, { language })} · {texts.receiptNumber(sale.receiptNumber)}
              </span>
              <ReturnedMark sale={sale} />
            </span>
            <Amount ore={sale.totalOre} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
