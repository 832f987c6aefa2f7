// What a printer answers when it is asked how it is, as bits. Many printers answer nothing.

/** Why nothing came out, or not all of it. */
export const printerTroubles = ['gone', 'held_by_another', 'paper_out', 'cover_open', 'stopped'] as const
export type PrinterTroubleWhy = (typeof printerTroubles)[number]

export class PrinterTrouble extends Error {
  readonly why: PrinterTroubleWhy

  constructor(why: PrinterTroubleWhy) {
    super(`the printer: ${why}`)
    this.name = 'PrinterTrouble'
    this.why = why
  }
}

/** Asked at any time, also while it prints (DLE EOT): why it is offline, and whether there is paper. */
export const ASK_OFFLINE = Uint8Array.of(0x10, 0x04, 2)
export const ASK_PAPER = Uint8Array.of(0x10, 0x04, 4)
/** Answered in its turn, when all before it is printed (GS r): whether there is paper. */
export const ASK_WHEN_PRINTED = Uint8Array.of(0x1d, 0x72, 1)

// Bits that are always the same tell an answer from anything else.
const isStatus = (byte: number) => (byte & 0b1001_0011) === 0b0001_0010

/** What the two answers tell; null: it is ready, or it does not say. */
export function troubleIn({ offline, paper }: { offline: number | null; paper: number | null }): PrinterTroubleWhy | null {
  if (paper !== null && isStatus(paper) && (paper & 0b0110_0000) !== 0) return 'paper_out'
  if (offline === null || !isStatus(offline)) return null
  if ((offline & 0b0000_0100) !== 0) return 'cover_open'
  return (offline & 0b0010_0000) !== 0 ? 'paper_out' : null
}

/** What it tells when all is printed. */
export const isPaperOutAfter = (byte: number) => (byte & 0b0000_1100) !== 0
