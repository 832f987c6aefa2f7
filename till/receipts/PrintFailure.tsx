import { lazy, Suspense } from 'react'
import { Failure } from '../../kit/Failure.tsx'
import type { Printing } from './use-printing.ts'

const PrintTrouble = lazy(() => import('../printing/PrintTrouble.tsx').then(({ PrintTrouble: Trouble }) => ({ default: Trouble })))

/** What went wrong with a print. The words about printers come when there is a printer. */
export function PrintFailure({ printing }: { printing: Printing }) {
  if (printing.error?.name !== 'PrinterTrouble') return <Failure error={printing.error} />
  return (
    <Suspense fallback={null}>
      <PrintTrouble printing={printing} />
    </Suspense>
  )
}
