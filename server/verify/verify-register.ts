// A register's journal: numbers without a gap, every signature following from the one before,
// every sale with lines that add up and with the transfers that paid for it.

import { firstRow, rows, sql } from '../../database/transaction.ts'
import { amountsByVatCode, type SoldLine } from '../../rules/purchase.ts'
import { NO_SIGNATURE_BEFORE, textToSign } from '../../rules/signature.ts'
import { vatWithin } from '../../rules/vat.ts'
import type { Signer } from '../journal/index.ts'
import type { Check } from './check.ts'
import { verifyEvents, walkPeriods } from './verify-day-reports.ts'

const SALES_A_SLICE = 2_000

type SaleRow = {
  id: string
  journalNumber: number
  receiptNumber: number
  walletId: string
  totalOre: number
  totalWithoutVatOre: number
  lines: SoldLine[]
  localDate: string
  localTime: string
  signature: string
  keyVersion: string
  balanceAfterOre: number
  /** Per part: VAT code of the account credited, amount, wallet debited, balance after; in order of parts. */
  paid: { vatCode: string | null; amountOre: number; walletId: string; balanceOre: number; kind: string }[]
}

type RegisterRow = { legalId: string; journalNumber: number; receiptNumber: number; lastSignature: string; grandTotalSalesOre: number }

export async function verifyRegister(check: Check, { registerId, signers }: { registerId: string; signers: Map<string, Signer> }): Promise<void> {
  const { db, schoolId, figures, report } = check
  figures.registers += 1
  let previousSignature = NO_SIGNATURE_BEFORE
  let number = 0
  let soldOre = 0
  const periods = walkPeriods(check, registerId)
  for (;;) {
    const slice = await readSales(check, registerId, number)
    for (const sale of slice) {
      verifySale(check, sale)
      await periods.add(sale)
      if (sale.journalNumber !== number + 1) {
        report({ what: 'the journal has a gap', where: `register ${registerId}`, expected: String(number + 1), found: String(sale.journalNumber) })
      }
      if (sale.receiptNumber !== sale.journalNumber) {
        report({
          what: 'the receipts are not numbered in order',
          where: `purchase ${sale.id}`,
          expected: String(sale.journalNumber),
          found: String(sale.receiptNumber),
        })
      }
      const signer = signers.get(sale.keyVersion)
      const expected = signer?.sign(textToSign({ previousSignature, ...sale }))
      if (sale.signature !== expected) {
        report({ what: 'the signature is not right', where: `purchase ${sale.id}`, expected: expected ?? `key ${sale.keyVersion}`, found: sale.signature })
      }
      previousSignature = sale.signature
      number = sale.journalNumber
      soldOre += sale.totalOre
      figures.purchases += 1
    }
    if (slice.length < SALES_A_SLICE) break
  }
  figures.salesOre += soldOre
  await periods.end()
  await verifyEvents(check, { registerId, signers })
  const register = await firstRow<RegisterRow>(
    db,
    sql`
      select legal_id as "legalId", journal_number as "journalNumber", receipt_number as "receiptNumber",
        last_signature as "lastSignature", grand_total_sales_ore as "grandTotalSalesOre"
      from register
      where school_id = ${schoolId}
      and id = ${registerId}`,
  )
  if (!register) return
  const counted: [string, string | number, string | number][] = [
    ['the register’s journal number is not its last sale’s', number, register.journalNumber],
    ['the register’s receipt number is not its last sale’s', number, register.receiptNumber],
    ['the register’s last signature is not its last sale’s', previousSignature, register.lastSignature],
    ['the register’s grand total is not the sum of its sales', soldOre, register.grandTotalSalesOre],
  ]
  for (const [what, expected, found] of counted) {
    if (expected !== found) report({ what, where: `register ${register.legalId}`, expected: String(expected), found: String(found) })
  }
}

function readSales({ db, schoolId }: Check, registerId: string, after: number): Promise<SaleRow[]> {
  return rows<SaleRow>(
    db,
    sql`
      select purchase.id, purchase.journal_number as "journalNumber", purchase.receipt_number as "receiptNumber", purchase.wallet_id as "walletId",
        purchase.total_ore as "totalOre", purchase.total_without_vat_ore as "totalWithoutVatOre", purchase.lines,
        purchase.local_date as "localDate", purchase.local_time as "localTime", purchase.signature, purchase.key_version as "keyVersion",
        purchase.balance_after_ore as "balanceAfterOre",
        coalesce(
          json_agg(json_build_object('vatCode', account.vat_code, 'amountOre', transfer.amount_ore, 'walletId', transfer.debit_account_id,
            'balanceOre', transfer.debit_balance_ore, 'kind', transfer.kind) order by transfer.part) filter (where transfer.part is not null),
          '[]'
        ) as paid
      from (
        select school_id, id, journal_number, receipt_number, wallet_id, total_ore, total_without_vat_ore, lines, local_date, local_time, signature, key_version, balance_after_ore
        from purchase
        where school_id = ${schoolId}
        and register_id = ${registerId}
        and journal_number > ${after}
        order by journal_number
        limit ${SALES_A_SLICE}
      ) as purchase
      left join transfer on transfer.school_id = purchase.school_id and transfer.event_id = purchase.id
      left join account on account.school_id = transfer.school_id and account.id = transfer.credit_account_id
      group by purchase.id, purchase.journal_number, purchase.receipt_number, purchase.wallet_id, purchase.total_ore, purchase.total_without_vat_ore,
        purchase.lines, purchase.local_date, purchase.local_time, purchase.signature, purchase.key_version, purchase.balance_after_ore
      order by purchase.journal_number`,
  )
}

function verifySale({ report }: Check, sale: SaleRow): void {
  const where = `purchase ${sale.id}`
  const linesOre = sale.lines.reduce((sum, line) => sum + line.amountOre, 0)
  const vatOre = sale.lines.reduce((sum, line) => sum + line.vatOre, 0)
  if (linesOre !== sale.totalOre) report({ what: 'the lines do not add up to the total', where, expected: String(sale.totalOre), found: String(linesOre) })
  if (sale.totalOre - vatOre !== sale.totalWithoutVatOre) {
    report({ what: 'the VAT does not add up', where, expected: String(sale.totalOre - vatOre), found: String(sale.totalWithoutVatOre) })
  }
  for (const line of sale.lines) {
    if (line.amountOre !== line.quantity * line.unitPriceOre || line.vatOre !== vatWithin(line.amountOre, line.vatRate)) {
      report({ what: 'a line is not what was multiplied', where, expected: `${line.quantity} × ${line.unitPriceOre}`, found: String(line.amountOre) })
    }
  }
  const owed = amountsByVatCode(sale.lines)
    .map(({ vatCode, amountOre }) => `${vatCode}: ${amountOre}`)
    .join(', ')
  const paid = sale.paid
    .map(
      ({ vatCode, amountOre, kind, walletId }) =>
        `${vatCode}: ${amountOre}${kind === 'purchase' && walletId === sale.walletId ? '' : ` (${kind} from ${walletId})`}`,
    )
    .join(', ')
  if (owed !== paid) report({ what: 'the transfers do not pay for the lines', where, expected: owed, found: paid || 'no transfer' })
  const balanceAfterOre = sale.paid.at(-1)?.balanceOre
  if (balanceAfterOre !== sale.balanceAfterOre) {
    report({ what: 'the balance on the purchase is not the ledger’s', where, expected: String(balanceAfterOre), found: String(sale.balanceAfterOre) })
  }
}
