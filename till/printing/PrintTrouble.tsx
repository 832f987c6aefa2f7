import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Notice } from '../../kit/Notice.tsx'
import type { Printing } from '../receipts/use-printing.ts'
import { PrinterTrouble } from './printer-status.ts'
import { useReceiptTexts } from './receipt-texts.ts'

/** Why no paper came out, and the two ways on. */
export function PrintTrouble({ printing }: { printing: Printing }) {
  const texts = useReceiptTexts()
  const { error } = printing
  if (!(error instanceof PrinterTrouble)) return <Failure error={error} />
  return (
    <Notice
      tone="warning"
      title={texts.troubles[error.why]}
      announce="now"
      action={
        <div className="kit-row">
          <Button busy={printing.isBusy} onClick={printing.print}>
            {texts.trouble.tryAgain}
          </Button>
          <Button look="secondary" onClick={printing.printInBrowser}>
            {texts.trouble.otherWay}
          </Button>
        </div>
      }
    >
      {texts.trouble.saleIsSafe}
    </Notice>
  )
}
