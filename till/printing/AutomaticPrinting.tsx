import { useEffect, useRef, useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import type { Approval } from '../sale/sale.ts'
import { useTexts } from '../texts.ts'
import { useIsTraining } from '../training/use-training.ts'
import { useWatched } from '../watched.ts'
import { printReceipt } from './print-receipt.ts'
import type { PrinterChoice } from './printer-choice.ts'
import { PrinterTrouble } from './printer-status.ts'
import { useReceiptTexts } from './receipt-texts.ts'
import './printing.css'

/** So many that did not come out are kept at hand; the others are among the last sales. */
const MOST_MISSED = 20

type Sold = Pick<Approval, 'purchaseId' | 'balanceOre'>

/** Prints each receipt as soon as it is paid, and says when one did not come out. The sale goes on whatever the printer does. */
export function AutomaticPrinting({ printer }: { printer: PrinterChoice }) {
  const { seller } = useOpenTill()
  const { moment } = useWatched(seller.sale)
  const isTraining = useIsTraining()
  const printOne = usePrintOne(printer)
  const [missed, setMissed] = useState<readonly Sold[]>([])
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const seen = useRef<string | null>(null)

  async function printAll(wanted: readonly Sold[]): Promise<void> {
    setIsBusy(true)
    for (const sold of wanted) {
      try {
        await printOne(sold)
        setMissed((before) => before.filter(({ purchaseId }) => purchaseId !== sold.purchaseId))
      } catch (why) {
        setError(why)
        setMissed((before) => [...before.filter(({ purchaseId }) => purchaseId !== sold.purchaseId), sold].slice(-MOST_MISSED))
      }
    }
    setIsBusy(false)
  }

  useEffect(() => {
    if (moment.at !== 'approved' || isTraining || seen.current === moment.answer.purchaseId) return
    seen.current = moment.answer.purchaseId
    void printAll([moment.answer])
  })

  if (missed.length === 0) return null
  return <Missed count={missed.length} error={error} isBusy={isBusy} onAgain={() => void printAll(missed)} onLater={() => setMissed([])} />
}

function usePrintOne(printer: PrinterChoice) {
  const texts = useTexts().receipt
  const { enrolment, alone, prints } = useOpenTill()
  const headers = tillHeaders(enrolment)
  return async ({ purchaseId, balanceOre }: Sold): Promise<void> => {
    const waiting =
      balanceOre === null
        ? alone
            .read()
            ?.handIn.state.read()
            .records.find(({ id, outcome }) => id === purchaseId && outcome === null)
        : undefined
    const receipt = waiting?.receipt ?? (await call('GET /api/till/purchases/:purchaseId/receipt', { params: { purchaseId }, headers }))
    const note = (id: string) =>
      waiting
        ? alone.read()?.reserve.notePrint(purchaseId, id)
        : call('POST /api/till/purchases/:purchaseId/prints', { params: { purchaseId }, body: { id }, headers })
    await printReceipt(printer, async (make) => make.salesPaper(receipt, texts, (await note(await prints.idOf(purchaseId))) ?? { isCopy: false }))
    await prints.done(purchaseId)
  }
}

type MissedProps = { count: number; error: unknown; isBusy: boolean; onAgain: () => void; onLater: () => void }

function Missed({ count, error, isBusy, onAgain, onLater }: MissedProps) {
  const { trouble, troubles } = useReceiptTexts()
  const whatWentWrong = useRefusalText()
  return (
    <section className="till-missed" data-color="warning" role="status">
      <p>
        <strong>{trouble.waiting(count)}</strong> <span>{error instanceof PrinterTrouble ? troubles[error.why] : whatWentWrong(error)}</span>
      </p>
      <div className="kit-row">
        <Button size="sm" busy={isBusy} onClick={onAgain}>
          {trouble.tryAgain}
        </Button>
        <Button size="sm" look="quiet" colour="neutral" onClick={onLater}>
          {trouble.later}
        </Button>
      </div>
    </section>
  )
}
