import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { call } from '../../kit/api.ts'
import { buttonLook } from '../../kit/Button.tsx'
import { BackIcon } from '../../kit/icons.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { ReturnsOfSale } from '../returns/ReturnsOfSale.tsx'
import { useTexts } from '../texts.ts'
import { PrintableReceipt } from './PrintableReceipt.tsx'
import { SalesReceipt } from './SalesReceipt.tsx'

const ToDelivery = lazy(() => import('./DeliveryReceiptView.tsx').then(({ ToDelivery: Way }) => ({ default: Way })))

const SendReceipt = lazy(() => import('./SendReceipt.tsx').then(({ SendReceipt: Send }) => ({ default: Send })))

/** A sale's receipt, and what has come back of it. */
export function ReceiptView({ purchaseId, firstName }: { purchaseId: string; firstName: string }) {
  const common = useCommonTexts()
  const { enrolment } = useOpenTill()
  const texts = useTexts().receipt
  const receipt = useQuery({
    queryKey: ['receipt', enrolment.tillId, purchaseId],
    queryFn: ({ signal }) => call('GET /api/till/purchases/:purchaseId/receipt', { params: { purchaseId }, headers: tillHeaders(enrolment), signal }),
    // A receipt never changes.
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <PrintableReceipt
      query={receipt}
      subjectId={purchaseId}
      note={(id) => call('POST /api/till/purchases/:purchaseId/prints', { params: { purchaseId }, body: { id }, headers: tillHeaders(enrolment) })}
      back={
        <Link to="/sales" search={{}} replace {...buttonLook({ look: 'quiet', colour: 'neutral' })} data-phone-only="">
          <BackIcon />
          {common.goBack}
        </Link>
      }
      actions={
        <Suspense fallback={null}>
          <SendReceipt purchaseId={purchaseId} />
        </Suspense>
      }
      receipt={(sold, { isCopy }) => <SalesReceipt receipt={sold} isCopy={isCopy} />}
      toPaper={(make, sold, print) => make.salesPaper(sold, texts, print)}
      below={
        <>
          {(receipt.data?.overdrawnOre ?? 0) > 0 ? (
            <Suspense fallback={null}>
              <ToDelivery purchaseId={purchaseId} overdrawnOre={receipt.data?.overdrawnOre ?? 0} />
            </Suspense>
          ) : null}
          <ReturnsOfSale purchaseId={purchaseId} firstName={firstName} />
        </>
      }
    />
  )
}
