// What is fetched when something is printed on a receipt printer.
import type { Paper } from './paper.ts'
import * as papers from './papers.ts'
import { type PrinterChoice, readPrinterChoice } from './printer-choice.ts'
import { PrinterTrouble } from './printer-status.ts'
import { printOn } from './print-on.ts'

/** @throws PrinterTrouble, and what making the paper throws */
export async function printReceipt(chosen: PrinterChoice, makePaper: (make: typeof papers) => Promise<Paper>): Promise<void> {
  const printer = readPrinterChoice(chosen)
  if (printer === null) throw new PrinterTrouble('gone')
  await printOn(printer, () => makePaper(papers))
}
