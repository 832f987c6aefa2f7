// A register's journal: numbers without a gap, every signature following from the one before,
// every sale and return with lines that add up and with the transfers that paid for it.

import { firstRow, sql } from '../../database/transaction.ts'
import { amountsByVatCode } from '../../rules/purchase.ts'
import { NO_SIGNATURE_BEFORE, textToSign } from '../../rules/signature.ts'
import { vatWithin } from '../../rules/vat.ts'
import type { Signer } from '../journal/index.ts'
import type { Check } from './check.ts'
import { entriesOf, type Entry } from './read-journal.ts'
import { verifyEvents, walkPeriods } from './verify-day-reports.ts'

type RegisterRow = {
  legalId: string
  journalNumber: number
  receiptNumber: number
  returnReceiptNumber: number
  trainingNumber: number
  lastSignature: string
  grandTotalSalesOre: number
  grandTotalReturnsOre: number
}

export async function verifyRegister(check: Check, { registerId, signers }: { registerId: string; signers: Map<string, Signer> }): Promise<void> {
  const { db, schoolId, figures, report } = check
  figures.registers += 1
  let previousSignature = NO_SIGNATURE_BEFORE
  let number = 0
  const counts = { sale: 0, return: 0, training: 0 }
  const sums = { sale: 0, return: 0, training: 0 }
  const periods = walkPeriods(check, registerId)
  for await (const entry of entriesOf(check, registerId)) {
    const where = whereOf(entry)
    verifyEntry(check, entry)
    await periods.add(entry)
    counts[entry.is] += 1
    sums[entry.is] += entry.totalOre
    if (entry.journalNumber !== number + 1) {
      report({ what: 'the journal has a gap', where: `register ${registerId}`, expected: String(number + 1), found: String(entry.journalNumber) })
    }
    if (entry.receiptNumber !== counts[entry.is]) {
      report({ what: 'the receipts are not numbered in order', where, expected: String(counts[entry.is]), found: String(entry.receiptNumber) })
    }
    const expected = signers.get(entry.keyVersion)?.sign(signedText(entry, previousSignature))
    if (entry.signature !== expected)
      report({ what: 'the signature is not right', where, expected: expected ?? `key ${entry.keyVersion}`, found: entry.signature })
    previousSignature = entry.signature
    number = entry.journalNumber
  }
  figures.purchases += counts.sale
  figures.returns += counts.return
  figures.salesOre += sums.sale
  figures.returnsOre += sums.return
  await periods.end()
  await verifyEvents(check, { registerId, signers })
  const register = await firstRow<RegisterRow>(
    db,
    sql`
      select legal_id as "legalId", journal_number as "journalNumber", receipt_number as "receiptNumber", return_receipt_number as "returnReceiptNumber", training_number as "trainingNumber",
        last_signature as "lastSignature", grand_total_sales_ore as "grandTotalSalesOre", grand_total_returns_ore as "grandTotalReturnsOre"
      from register
      where school_id = ${schoolId}
      and id = ${registerId}`,
  )
  if (!register) return
  const counted: [string, string | number, string | number][] = [
    ['the register’s journal number is not its last sale’s', number, register.journalNumber],
    ['the register’s receipt number is not its last sale’s', counts.sale, register.receiptNumber],
    ['the register’s return receipt number is not its last return’s', counts.return, register.returnReceiptNumber],
    ['the register’s training number is not its last practised sale’s', counts.training, register.trainingNumber],
    ['the register’s last signature is not its last sale’s', previousSignature, register.lastSignature],
    ['the register’s grand total is not the sum of its sales', sums.sale, register.grandTotalSalesOre],
    ['the register’s grand total of returns is not the sum of its returns', sums.return, register.grandTotalReturnsOre],
  ]
  for (const [what, expected, found] of counted) {
    if (expected !== found) report({ what, where: `register ${register.legalId}`, expected: String(expected), found: String(found) })
  }
}

const NAMES = { sale: 'purchase', return: 'return', training: 'practised sale' } as const
const whereOf = ({ is, id }: Entry) => `${NAMES[is]} ${id}`

function signedText(entry: Entry, previousSignature: string): string {
  const sign = entry.is === 'return' ? -1 : 1
  return textToSign({ ...entry, previousSignature, totalOre: sign * entry.totalOre, totalWithoutVatOre: sign * entry.totalWithoutVatOre })
}

function verifyEntry({ report }: Check, entry: Entry): void {
  const where = whereOf(entry)
  if (entry.cashierId !== null && entry.cashierNumber === null)
    report({ what: 'an entry is of a cashier whom the school has not', where, expected: 'a cashier of the school', found: entry.cashierId })
  const linesOre = entry.lines.reduce((sum, line) => sum + line.amountOre, 0)
  const vatOre = entry.lines.reduce((sum, line) => sum + line.vatOre, 0)
  if (linesOre !== entry.totalOre) report({ what: 'the lines do not add up to the total', where, expected: String(entry.totalOre), found: String(linesOre) })
  if (entry.totalOre - vatOre !== entry.totalWithoutVatOre) {
    report({ what: 'the VAT does not add up', where, expected: String(entry.totalOre - vatOre), found: String(entry.totalWithoutVatOre) })
  }
  for (const line of entry.lines) {
    // A piece of a line has what is left of the whole line's VAT: that is checked against the sale.
    const isRightVat = entry.is === 'return' || line.vatOre === vatWithin(line.amountOre, line.vatRate)
    if (line.amountOre !== line.quantity * line.unitPriceOre || !isRightVat) {
      report({ what: 'a line is not what was multiplied', where, expected: `${line.quantity} × ${line.unitPriceOre}`, found: String(line.amountOre) })
    }
  }
  if (entry.is === 'training') {
    if (entry.paid.length > 0) report({ what: 'somebody paid for a practised sale', where, expected: 'no transfer', found: `${entry.paid.length} transfers` })
    return
  }
  const owed = amountsByVatCode(entry.lines)
    .map(({ vatCode, amountOre }) => `${vatCode}: ${amountOre}`)
    .join(', ')
  const kindOfEntry = entry.is === 'sale' ? 'purchase' : 'return'
  const paid = entry.paid
    .map(({ vatCode, amountOre, kind, walletId, undoes }) => {
      const isAsItShould =
        (kind === kindOfEntry || (kind === 'purchase_on_debt' && entry.is === 'sale')) && walletId === entry.walletId && undoes === entry.undoes
      return `${vatCode}: ${amountOre}${isAsItShould ? '' : ` (${kind} with ${walletId}, undoing ${undoes})`}`
    })
    .join(', ')
  if (owed !== paid) report({ what: 'the transfers do not pay for the lines', where, expected: owed, found: paid || 'no transfer' })
  const last = entry.paid.at(-1)
  const balanceAfterOre = last && last.balanceOre - (entry.givenBackOre ?? 0)
  if (balanceAfterOre !== entry.balanceAfterOre) {
    report({ what: `the balance on the ${kindOfEntry} is not the ledger’s`, where, expected: String(balanceAfterOre), found: String(entry.balanceAfterOre) })
  }
}
