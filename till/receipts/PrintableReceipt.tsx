import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { ForPrinter } from '../../kit/ForPrinter.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { useTexts } from '../texts.ts'
import type { usePrinting } from './use-printing.ts'

type PrintableReceiptProps<Receipt> = {
  query: UseQueryResult<Receipt>
  printing: ReturnType<typeof usePrinting>
  /** The way back from it. */
  back: ReactNode
  receipt: (receipt: Receipt, print: { isCopy: boolean }) => ReactNode
  /** What stands below it on the screen. */
  below?: ReactNode
}

/** A receipt on the screen, and a second time for the printer: paper has its own measures. */
export function PrintableReceipt<Receipt>({ query, printing, back, receipt, below }: PrintableReceiptProps<Receipt>) {
  const { print } = useTexts().sales
  if (query.data === undefined) return query.error === null ? <Loading /> : <NoAnswer error={query.error} query={query} />
  return (
    <>
      <div className="till-receipt-bar">
        {back}
        <Button busy={printing.isBusy} onClick={printing.print}>
          {print}
        </Button>
      </div>
      <Failure error={printing.error} />
      {receipt(query.data, { isCopy: false })}
      {below}
      <ForPrinter>{receipt(query.data, { isCopy: printing.isCopy })}</ForPrinter>
    </>
  )
}
