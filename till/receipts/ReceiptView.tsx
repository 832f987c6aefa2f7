import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createPortal } from 'react-dom'
import { call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { BackIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { ReturnsOfSale } from '../returns/ReturnsOfSale.tsx'
import { useTexts } from '../texts.ts'
import { SalesReceipt } from './SalesReceipt.tsx'
import { usePrinting } from './use-printing.ts'

/** A receipt on the screen, and a second time for the printer: paper has its own measures. */
export function ReceiptView({ purchaseId, firstName }: { purchaseId: string; firstName: string }) {
  const texts = useTexts().sales
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const { enrolment } = useOpenTill()
  const printing = usePrinting((id) =>
    call('POST /api/till/purchases/:purchaseId/prints', { params: { purchaseId }, body: { id }, headers: tillHeaders(enrolment) }),
  )
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
        <Button busy={printing.isBusy} onClick={printing.print}>
          {texts.print}
        </Button>
      </div>
      <Failure error={printing.error} />
      <SalesReceipt receipt={receipt.data} />
      <ReturnsOfSale purchaseId={purchaseId} firstName={firstName} />
      {createPortal(
        <div className="till-print" aria-hidden="true">
          <SalesReceipt receipt={receipt.data} isCopy={printing.isCopy} />
        </div>,
        document.body,
      )}
    </>
  )
}
