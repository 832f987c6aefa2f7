import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../kit/api.ts'
import { buttonLook } from '../../kit/Button.tsx'
import { BackIcon } from '../../kit/icons.tsx'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { PrintableReceipt } from '../receipts/PrintableReceipt.tsx'
import { useReturnTexts, useTexts } from '../texts.ts'
import { ReturnReceipt } from './ReturnReceipt.tsx'

/** A return's receipt, reached from that of the sale. */
export function ReturnReceiptView({ returnId, purchaseId }: { returnId: string; purchaseId: string }) {
  const texts = useReturnTexts()
  const { enrolment } = useOpenTill()
  const headers = tillHeaders(enrolment)
  const receiptTexts = useTexts().receipt
  const receipt = useQuery({
    queryKey: ['return-receipt', enrolment.tillId, returnId],
    queryFn: ({ signal }) => call('GET /api/till/returns/:returnId/receipt', { params: { returnId }, headers, signal }),
    // A receipt never changes.
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <PrintableReceipt
      query={receipt}
      subjectId={returnId}
      note={(id) => call('POST /api/till/returns/:returnId/prints', { params: { returnId }, body: { id }, headers })}
      back={
        <Link to="/sales" search={{ purchase: purchaseId }} replace {...buttonLook({ look: 'quiet', colour: 'neutral' })}>
          <BackIcon />
          {texts.backToSale}
        </Link>
      }
      receipt={(returned, { isCopy }) => <ReturnReceipt receipt={returned} isCopy={isCopy} />}
      toPaper={(make, returned, print) => make.returnPaper(returned, { texts: receiptTexts, returns: texts.receipt }, print)}
    />
  )
}
