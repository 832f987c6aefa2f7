import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../../kit/Button.tsx'
import { ForPrinter } from '../../kit/ForPrinter.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import type { Paper } from '../printing/paper.ts'
import type * as papers from '../printing/papers.ts'
import { useTexts } from '../texts.ts'
import { PrintFailure } from './PrintFailure.tsx'
import { type PrintJob, usePrinting } from './use-printing.ts'

type ReceiptProps<Receipt> = Pick<PrintJob, 'subjectId' | 'note'> & {
  /** The way back from it. */
  back: ReactNode
  receipt: (receipt: Receipt, print: { isCopy: boolean }) => ReactNode
  /** The same on a receipt printer. */
  toPaper: (make: typeof papers, receipt: Receipt, print: { isCopy: boolean }) => Paper
  /** Beside the print button. */
  actions?: ReactNode
  /** What stands below it on the screen. */
  below?: ReactNode
}

/** A receipt that is asked for, on the screen and for the printer. */
export function PrintableReceipt<Receipt>({ query, ...rest }: ReceiptProps<Receipt> & { query: UseQueryResult<Receipt> }) {
  if (query.data === undefined) return query.error === null ? <Loading /> : <NoAnswer error={query.error} query={query} />
  return <ReceiptAtHand of={query.data} {...rest} />
}

/** A receipt on the screen, and a second time for the printer: paper has its own measures. */
export function ReceiptAtHand<Receipt>({ of, subjectId, note, back, receipt, toPaper, actions, below }: ReceiptProps<Receipt> & { of: Receipt }) {
  const { print } = useTexts().sales
  const printing = usePrinting({ subjectId, note, toPaper: (make, how) => toPaper(make, of, how) })
  return (
    <>
      <div className="till-receipt-bar">
        {back}
        {actions}
        <Button busy={printing.isBusy} onClick={printing.print}>
          {print}
        </Button>
      </div>
      <PrintFailure printing={printing} />
      {receipt(of, { isCopy: false })}
      {below}
      <ForPrinter>{receipt(of, { isCopy: printing.isCopy })}</ForPrinter>
    </>
  )
}
