// What the papers of a receipt printer are put together of.
import type { TillTexts } from '../../language/till/texts.ts'
import { groupedNumber, paperAmount, vatRateText } from '../../kit/paper-words.ts'
import { withNote } from '../../rules/line-notes.ts'
import type { ShownReceipt } from '../receipts/SalesReceipt.tsx'
import type { Part } from './paper.ts'

export type Texts = TillTexts['receipt']
export type Receipt = Pick<ShownReceipt, 'operator' | 'schoolName' | 'lines' | 'vat' | 'totalOre'>

export const GAP: Part = { is: 'gap' }
export const RULE: Part = { is: 'rule' }
export const pair = (name: string, value: number): Part => ({ is: 'pair', name, value: String(value) })

export function seller({ operator, schoolName }: Pick<Receipt, 'operator' | 'schoolName'>, texts: Texts): Part[] {
  return [
    { is: 'centred', text: operator.name, isStrong: true },
    { is: 'centred', text: `${operator.address}, ${operator.postalCode} ${operator.city}` },
    { is: 'centred', text: `${texts.organisationNumber(groupedNumber(operator.organisationNumber))}${operator.isVatRegistered ? ' MVA' : ''}` },
    { is: 'centred', text: `${texts.soldAt} ${schoolName}` },
  ]
}

/** Who sold, where cashiers sign in one by one. */
export function operator(cashier: { name: string; number: number } | null, texts: Texts): Part[] {
  return cashier === null ? [] : [{ is: 'pair', name: texts.cashier, value: `${cashier.name} (${cashier.number})` }]
}

export function goods({ lines }: Pick<Receipt, 'lines'>, texts: Texts): Part[] {
  const name = ({ quantity, unitPriceOre, ...line }: Receipt['lines'][number]) => {
    const what = withNote(line)
    return quantity > 1 ? `${quantity} x ${what} ${texts.each} ${paperAmount(unitPriceOre)}` : what
  }
  return [RULE, ...lines.map((line) => ({ is: 'row', name: name(line), cells: [paperAmount(line.amountOre)] }) as const), RULE]
}

export const total = (name: string, ore: number): Part[] => [{ is: 'pair', name, value: paperAmount(ore), isStrong: true }]

export function vat({ vat: rows }: Pick<Receipt, 'vat'>, texts: Texts): Part[] {
  return table([texts.vatRates, texts.vatBase, texts.vatAmount], rows, ({ vatRate, baseOre, vatOre }) => [
    vatRate === 0 ? texts.noVat : texts.vatRate(vatRateText(vatRate)),
    paperAmount(baseOre),
    paperAmount(vatOre),
  ])
}

export function table<Row>([head, ...heads]: readonly [string, ...string[]], rows: readonly Row[], read: (row: Row) => readonly [string, ...string[]]): Part[] {
  if (rows.length === 0) return []
  const body = rows.map((row): Part => {
    const [name, ...cells] = read(row)
    return { is: 'row', name, cells }
  })
  return [GAP, { is: 'row', name: head, cells: heads, isStrong: true }, ...body]
}
