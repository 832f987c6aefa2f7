// Sizes of cards and sheets of them, in millimetres.

import { A4 } from '../papers/index.ts'

/** ISO/IEC 7810 ID-1, the size of every bank card, with the corner that card printers round. */
export const CARD = { widthMm: 85.6, heightMm: 53.98 }

/** Two by five cards edge to edge, so that one cut parts two of them. */
export const SHEET = { columns: 2, rows: 5 }
export const CARDS_A_SHEET = SHEET.columns * SHEET.rows
export const SHEET_ORIGIN = {
  xMm: (A4.widthMm - SHEET.columns * CARD.widthMm) / 2,
  yMm: (A4.heightMm - SHEET.rows * CARD.heightMm) / 2,
}

/** A printer may draw the sheet this much askew: what must be read or scanned keeps further from the edge than that. */
export const MISFEED_MM = 3

/** One dot of a card printer, 300 to the inch. Modules of codes are whole dots, so that no edge is smeared. */
export const DOT_MM = 25.4 / 300

const MOST_CARDS_A_PRINT = 500

/** More than five hundred cards are several prints. */
export const mayPrint = (count: number) => count >= 1 && count <= MOST_CARDS_A_PRINT
