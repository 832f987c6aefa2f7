import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createPortal } from 'react-dom'
import { call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { BackIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useTexts } from '../texts.ts'
import { SalesReceipt } from './SalesReceipt.tsx'

/** A receipt on the screen, and a second time for the printer: paper has its own measures. */
export function ReceiptView({ purchaseId }: { purchaseId: string }) {
  const texts = useTexts().sales
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const { enrolment } = useOpenTill()
  const receipt = useQuery({
    queryKey: ['receipt', enrolment.tillId, purchaseId],
    queryFn: ({ signal }) => call('GET /api/till/purchases/:purchaseId/receipt', { params: { purchaseId }, headers: tillHeaders(enrolment), signal }),
    // A receipt never changes.
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (receipt.isPending) return <Loading />
  if (receipt.data === undefined) {
    return (
      <EmptyState drawing="offline" title={whatWentWrong(receipt.error)} action={<Button onClick={() => void receipt.refetch()}>{common.tryAgain}</Button>} />
    )
  }
  return (
    <>
      <div className="till-receipt-bar">
        <Link to="/sales" search={{}} replace {...buttonLook({ look: 'quiet', colour: 'neutral' })} data-phone-only="">
          <BackIcon />
          {common.goBack}
        </Link>
        <Button onClick={() => print()}>{texts.print}</Button>
      </div>
      <SalesReceipt receipt={receipt.data} />
      {createPortal(
        <div className="till-print" aria-hidden="true">
          <SalesReceipt receipt={receipt.data} />
        </div>,
        document.body,
      )}
    </>
  )
}
