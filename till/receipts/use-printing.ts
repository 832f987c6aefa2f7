import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiRefusal } from '../../kit/api.ts'
import { useOpenTill, useTillApp } from '../opening/till-context.ts'
import type { Paper } from '../printing/paper.ts'
import type * as papers from '../printing/papers.ts'
import { useWatched } from '../watched.ts'

export type PrintJob = {
  /** What the receipt is of. */
  subjectId: string
  /** Counts the print and says whether it is the copy; null for what is printed as often as one likes. */
  note: ((id: string) => Promise<{ isCopy: boolean }>) | null
  /** What stands on a receipt printer's paper. */
  toPaper: (make: typeof papers, print: { isCopy: boolean }) => Paper
}

export type Printing = ReturnType<typeof usePrinting>

/**
 * Prints on the receipt printer of this device, or as the browser prints everything. A print is counted when it is about to
 * come out, and one that did not come out is the same print the next time.
 */
export function usePrinting({ subjectId, note, toPaper }: PrintJob) {
  const { prints } = useOpenTill()
  const { printer } = useWatched(useTillApp().preferences)
  const [inBrowser, setInBrowser] = useState<{ isCopy: boolean } | null>(null)
  const printing = useMutation({
    mutationFn: async (way: 'printer' | 'browser') => {
      const noted = async () => (note === null ? { isCopy: false } : note(await prints.idOf(subjectId)))
      try {
        if (way === 'browser' || printer === null) setInBrowser(await noted())
        else {
          const { printReceipt } = await import('../printing/print-receipt.ts')
          await printReceipt(printer, async (make) => toPaper(make, await noted()))
        }
        await prints.done(subjectId)
      } catch (error) {
        if (error instanceof ApiRefusal) await prints.done(subjectId)
        throw error
      }
    },
  })
  // When the paper says what it is.
  useEffect(() => {
    if (inBrowser !== null) print()
  }, [inBrowser])
  return {
    print: () => printing.mutate('printer'),
    printInBrowser: () => printing.mutate('browser'),
    forget: () => printing.reset(),
    isBusy: printing.isPending,
    isDone: printing.isSuccess && inBrowser === null,
    error: printing.error,
    isCopy: inBrowser?.isCopy === true,
  }
}
