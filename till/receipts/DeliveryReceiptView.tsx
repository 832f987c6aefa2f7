import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../kit/api.ts'
import { buttonLook } from '../../kit/Button.tsx'
import { DeliveryPaper } from '../../kit/DeliveryPaper.tsx'
import { BackIcon } from '../../kit/icons.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useReceiptTexts } from '../printing/receipt-texts.ts'
import { useTexts } from '../texts.ts'
import { PrintableReceipt } from './PrintableReceipt.tsx'

/** From a sale that the wallet did not hold to the receipt of what was delivered on credit. */
export function ToDelivery({ purchaseId, overdrawnOre }: { purchaseId: string; overdrawnOre: number }) {
  const texts = useReceiptTexts().delivery
  return (
    <div className="till-receipt-beside">
      <Notice
        tone="warning"
        action={
          <Link to="/sales" search={{ purchase: purchaseId, delivery: true }} replace {...buttonLook({ look: 'secondary' })}>
            {texts.show}
          </Link>
        }
      >
        {texts.lead(formatKroner(overdrawnOre))}
      </Notice>
    </div>
  )
}

export function DeliveryReceiptView({ purchaseId }: { purchaseId: string }) {
  const { delivery } = useReceiptTexts()
  const texts = useTexts().receipt
  const { enrolment } = useOpenTill()
  const headers = tillHeaders(enrolment)
  const receipt = useQuery({
    queryKey: ['delivery-receipt', enrolment.tillId, purchaseId],
    queryFn: ({ signal }) => call('GET /api/till/purchases/:purchaseId/delivery-receipt', { params: { purchaseId }, headers, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <PrintableReceipt
      query={receipt}
      subjectId={`delivery ${purchaseId}`}
      note={(id) => call('POST /api/till/purchases/:purchaseId/delivery-prints', { params: { purchaseId }, body: { id }, headers })}
      back={
        <Link to="/sales" search={{ purchase: purchaseId }} replace {...buttonLook({ look: 'quiet', colour: 'neutral' })}>
          <BackIcon />
          {delivery.back}
        </Link>
      }
      receipt={(delivered) => <DeliveryPaper receipt={delivered} />}
      toPaper={(make, delivered) => make.deliveryPaper(delivered, { texts, delivery })}
    />
  )
}
