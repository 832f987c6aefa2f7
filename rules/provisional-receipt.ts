// A provisional receipt as the journal has it (kassasystemforskrifta §§ 2-7, 2-8-5): the text that its event is sealed with,
// so that neither its number nor what was served can be changed afterwards.

import { oreToDecimalText as money } from '../contract/money.ts'
import { withNote } from './line-notes.ts'
import type { SoldLine } from './purchase.ts'

type Served = { provisionalNumber: number; replacesNumber: number | null; lines: readonly SoldLine[]; totalOre: number }

/** Its number, each line, and the sum. */
export function provisionalText({ provisionalNumber, replacesNumber, lines, totalOre }: Served): string {
  const goods = lines.map((line) => `${line.quantity} x ${withNote(line)} ${money(line.amountOre)}`)
  return [
    `Foreløpig kvittering ${provisionalNumber}`,
    ...(replacesNumber === null ? [] : [`erstatter ${replacesNumber}`]),
    ...goods,
    `sum ${money(totalOre)}`,
  ].join('; ')
}
