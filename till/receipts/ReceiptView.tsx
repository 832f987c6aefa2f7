import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../kit/api.ts'
import { buttonLook } from '../../kit/Button.tsx'
import { BackIcon } from '../../kit/icons.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { ReturnsOfSale } from '../returns/ReturnsOfSale.tsx'
import { PrintableReceipt } from './PrintableReceipt.tsx'
import { SalesReceipt } from './SalesReceipt.tsx'
import { usePrinting } from './use-printing.ts'

/** A sale's receipt, and what has come back of it. */
export function ReceiptView({ purchaseId, firstName }: { purchaseId: string; firstName: string }) {
  const common = useCommonTexts()
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
  return (
    <PrintableReceipt
      query={receipt}
      printing={printing}
      back={
        <Link to="/sales" search={{}} replace {...buttonLook({ look: 'quiet', colour: 'neutral' })} data-phone-only="">
          <BackIcon />
          {common.goBack}
        </Link>
      }
      receipt={(sold, { isCopy }) => <SalesReceipt receipt={sold} isCopy={isCopy} />}
      below={<ReturnsOfSale purchaseId={purchaseId} firstName={firstName} />}
    />
  )
}
