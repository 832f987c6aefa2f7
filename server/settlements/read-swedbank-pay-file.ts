// Swedbank Pay's file of settled transactions (SalesAccountedTransactions 2.0), which comes by mail or SFTP. It names our
// captures and reversals by our own references. What they keep for their work stands in the report on paper beside it, so
// whoever reads the file says how much; what is left is what they pay out, under the file's number.

import { Refused } from '../../contract/refusals.ts'
import { listOf, readXml, textOf, type XmlNode } from '../bank-files/index.ts'
import type { Statement, StatementLine } from '../payments/index.ts'

/** @throws Refused settlement_file_unreadable, settlement_file_of_other_kind, settlement_other_currency */
export function readSwedbankPayFile(text: string, { feeOre }: { feeOre: number }): Statement {
  const [root] = listOf(readFile(text), 'SalesAccountedTransactions')
  if (!root) throw new Refused('settlement_file_of_other_kind')
  const [ledger, number, day] = [attribute(root, 'ContractingParty'), attribute(root, 'AccountingNo'), attribute(root, 'AccountingDate')?.slice(0, 10)]
  if (!ledger || !number || !day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Refused('settlement_file_unreadable')
  const lines = listOf(root, 'Currency').flatMap((currency) => {
    if (attribute(currency, 'Currency') !== 'NOK') throw new Refused('settlement_other_currency')
    const ofCurrency = listOf(currency, 'Transaction').map(lineOf)
    const sum = attribute(currency, 'Sum')
    // A file that does not add up was cut, or changed on the way.
    if (sum !== null && oreOf(sum) !== sumOf(ofCurrency)) throw new Refused('settlement_file_unreadable')
    return ofCurrency
  })
  const count = attribute(root, 'TotalNoOfTransactions')
  if (count !== null && Number(count) !== lines.length) throw new Refused('settlement_file_unreadable')
  const netOre = sumOf(lines) - feeOre
  return {
    ledger,
    name: number,
    day,
    openingOre: null,
    lines: [
      ...lines,
      ...(feeOre === 0 ? [] : [{ kind: 'fee' as const, number, reference: null, amountOre: -feeOre, day }]),
      ...(netOre <= 0 ? [] : [{ kind: 'payout' as const, number, reference: number, amountOre: -netOre, day }]),
    ],
  }
}

function readFile(text: string): XmlNode {
  try {
    return readXml(text)
  } catch {
    throw new Refused('settlement_file_unreadable')
  }
}

function lineOf(transaction: XmlNode): StatementLine {
  const amountOre = oreOf(attribute(transaction, 'Amount') ?? '')
  const number = attribute(transaction, 'PayexTransactionNo') ?? attribute(transaction, 'TransactionIdentity')
  const day = attribute(transaction, 'DateCreated')?.slice(0, 10)
  if (amountOre === null || amountOre === 0 || !number || !day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Refused('settlement_file_unreadable')
  const isTakenBack = /chargeback/i.test(attribute(transaction, 'ServiceName') ?? '')
  return {
    kind: isTakenBack ? 'chargeback' : amountOre > 0 ? 'capture' : 'refund',
    number,
    reference: attribute(transaction, 'OrderIdentity'),
    amountOre,
    day,
  }
}

const attribute = (node: XmlNode, name: string) => textOf({ node }, 'node', `@${name}`)
const sumOf = (lines: readonly StatementLine[]) => lines.reduce((sum, { amountOre }) => sum + amountOre, 0)

/** "-1495.00" → -149500; null when it is no amount. */
function oreOf(text: string): number | null {
  const match = /^(-?)(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.trim())
  if (!match) return null
  const ore = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] === '-' ? -ore : ore
}
