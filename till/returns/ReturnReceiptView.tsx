import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createPortal } from 'react-dom'
import { call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { BackIcon } from '../../kit/icons.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { usePrinting } from '../receipts/use-printing.ts'
import { useReturnTexts, useTexts } from '../texts.ts'
import { ReturnReceipt } from './ReturnReceipt.tsx'

/** A return's receipt on the screen, and a second time for the printer. */
export function ReturnReceiptView({ returnId, purchaseId }: { returnId: string; purchaseId: string }) {
  const texts = useReturnTexts()
  const { print } = useTexts().sales
  const { enrolment } = useOpenTill()
  const headers = tillHeaders(enrolment)
  const printing = usePrinting((id) => call('POST /api/till/returns/:returnId/prints', { params: { returnId }, body: { id }, headers }))
  const receipt = useQuery({
    queryKey: ['return-receipt', enrolment.tillId, returnId],
    queryFn: ({ signal }) => call('GET /api/till/returns/:returnId/receipt', { params: { returnId }, headers, signal }),
    // A receipt never changes.
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (receipt.isPending) return <Loading />
  if (receipt.data === undefined) return <NoAnswer error={receipt.error} query={receipt} />
  return (
    <>
      <div className="till-receipt-bar" data-spread="">
        <Link to="/sales" search={{ purchase: purchaseId }} replace {...buttonLook({ look: 'quiet', colour: 'neutral' })}>
          <BackIcon />
          {texts.backToSale}
        </Link>
        <Button busy={printing.isBusy} onClick={printing.print}>
          {print}
        </Button>
      </div>
      <Failure error={printing.error} />
      <ReturnReceipt receipt={receipt.data} />
      {createPortal(
        <div className="till-print" aria-hidden="true">
          <ReturnReceipt receipt={receipt.data} isCopy={printing.isCopy} />
        </div>,
        document.body,
      )}
    </>
  )
}
