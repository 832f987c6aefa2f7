// Prints on the printer that was chosen, one paper after the other. Only what is known to have come out, or what nothing is
// known against, counts as printed.
import { encodePaper } from './escpos.ts'
import type { Paper } from './paper.ts'
import type { PrinterChoice } from './printer-choice.ts'
import { ASK_OFFLINE, ASK_PAPER, ASK_WHEN_PRINTED, isPaperOutAfter, PrinterTrouble, troubleIn } from './printer-status.ts'
import { openWire, type Wire } from './wires.ts'

/** A printer that answers at all does so at once. */
const ANSWER_MS = 400
const WRITE_MS = 15_000
const PRINTED_MS = 10_000

let last: Promise<unknown> = Promise.resolve()

/**
 * Prints a paper. It is made when the printer has been found ready: before that nothing need be counted.
 * @throws PrinterTrouble, and what making the paper throws
 */
export function printOn(choice: PrinterChoice, makePaper: () => Promise<Paper>, open: (choice: PrinterChoice) => Promise<Wire> = openWire): Promise<void> {
  const printed = last.then(() => printNow(choice, makePaper, open))
  last = printed.catch(() => undefined)
  return printed
}

async function printNow(choice: PrinterChoice, makePaper: () => Promise<Paper>, open: (choice: PrinterChoice) => Promise<Wire>): Promise<void> {
  const wire = await open(choice)
  try {
    const answers = await askIfReady(wire)
    const bytes = encodePaper(await makePaper(), choice)
    await inTime(wire.write(bytes), WRITE_MS)
    if (answers) await hearThatItPrinted(wire)
  } catch (error) {
    throw error instanceof DOMException ? new PrinterTrouble('gone') : error
  } finally {
    await wire.close().catch(() => undefined)
  }
}

/** Whether it answers questions. @throws PrinterTrouble when it says that it cannot print */
async function askIfReady(wire: Wire): Promise<boolean> {
  await inTime(wire.write(ASK_OFFLINE), WRITE_MS)
  const offline = await wire.read(ANSWER_MS)
  if (offline === null) return false
  await inTime(wire.write(ASK_PAPER), WRITE_MS)
  const why = troubleIn({ offline, paper: await wire.read(ANSWER_MS) })
  if (why !== null) throw new PrinterTrouble(why)
  return true
}

// One that answered before and does not now has stopped in the middle.
async function hearThatItPrinted(wire: Wire): Promise<void> {
  await inTime(wire.write(ASK_WHEN_PRINTED), WRITE_MS)
  const byte = await wire.read(PRINTED_MS)
  if (byte === null) throw new PrinterTrouble('stopped')
  if (isPaperOutAfter(byte)) throw new PrinterTrouble('paper_out')
}

async function inTime(writing: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new PrinterTrouble('stopped')), timeoutMs)
  })
  try {
    await Promise.race([writing, late])
  } finally {
    clearTimeout(timer)
  }
}
