// A bank's notification of what was booked on an account (ISO 20022 camt.054, versions .02 and .08), read into
// one entry for each payment. Banks differ in how deep they put a thing, so the structured reference is looked
// for wherever the schema allows it.

import { LARGEST_AMOUNT_ORE } from '../../contract/money.ts'
import { Refused } from '../../contract/refusals.ts'
import { readAccountNumber } from '../../rules/account-number.ts'
import { listOf, readXml, textOf, type XmlNode } from './xml.ts'

/** One payment as the bank booked it. */
export type BankEntry = {
  /** The account it was booked on: eleven digits. */
  accountNumber: string
  /** The bank's own name for it; with the account it is the same for ever, however often it is told. */
  reference: string
  direction: 'in' | 'out'
  /** The bank took an earlier booking back. */
  isReversal: boolean
  amountOre: number
  /** "2026-01-15" */
  bookedOn: string
  /** The structured reference as it stands in the file: a KID, if the payer wrote one. */
  kid: string | null
  message: string | null
  payerName: string | null
  payerAccount: string | null
  /** What we called a payment of our own in the file we sent. */
  endToEndId: string | null
  /** What we called the whole file, where the bank books it in one sum or names it. */
  paymentInfoId: string | null
  /** Why a payment of ours came back: the bank's code. */
  returnCode: string | null
}

export type BankNotification = { messageId: string; entries: BankEntry[] }

/** No school's day comes near it; a larger file is none of ours. */
export const MOST_ENTRIES = 50_000

const KNOWN = /^urn:iso:std:iso:20022:tech:xsd:camt\.054\.001\.(02|08)$/

/**
 * Reads a file from the bank.
 * @throws Refused `bank_file_unreadable`, `bank_file_of_other_kind`, `bank_file_other_currency` or `bank_file_without_reference`; nothing of it is then to be used
 */
export function readCamt054(text: string): BankNotification {
  const [document] = listOf(readXml(text), 'Document')
  const [notification] = document ? listOf(document, 'BkToCstmrDbtCdtNtfctn') : []
  if (!document || !notification || !KNOWN.test(textOf({ root: document }, 'root', '@xmlns') ?? '')) throw new Refused('bank_file_of_other_kind')
  const messageId = textOf(notification, 'GrpHdr', 'MsgId')
  if (!messageId) throw new Refused('bank_file_unreadable')
  const entries = listOf(notification, 'Ntfctn').flatMap((account) => {
    const accountNumber = readAccountNumber(textOf(account, 'Acct', 'Id', 'Othr', 'Id') ?? textOf(account, 'Acct', 'Id', 'IBAN') ?? '')
    if (!accountNumber) throw new Refused('bank_file_unreadable')
    return listOf(account, 'Ntry')
      .filter((entry) => (textOf(entry, 'Sts', 'Cd') ?? textOf(entry, 'Sts')) === 'BOOK')
      .flatMap((entry) => entriesOf(accountNumber, entry))
  })
  if (entries.length > MOST_ENTRIES) throw new Refused('bank_file_unreadable')
  return { messageId, entries }
}

function entriesOf(accountNumber: string, entry: XmlNode): BankEntry[] {
  const totalOre = amountIn(entry, ['Amt'])
  const reference = textOf(entry, 'AcctSvcrRef') ?? textOf(entry, 'NtryRef')
  const bookedOn = (textOf(entry, 'BookgDt', 'Dt') ?? textOf(entry, 'BookgDt', 'DtTm') ?? textOf(entry, 'ValDt', 'Dt') ?? '').slice(0, 10)
  const direction = directionOf(entry)
  if (totalOre === null || !direction || !/^\d{4}-\d{2}-\d{2}$/.test(bookedOn)) throw new Refused('bank_file_unreadable')
  const whole = { accountNumber, direction, isReversal: textOf(entry, 'RvslInd') === 'true', bookedOn }
  const details = listOf(entry, 'NtryDtls', 'TxDtls')
  const amounts = details.map(
    (detail) => amountIn(detail, ['Amt']) ?? amountIn(detail, ['AmtDtls', 'TxAmt', 'Amt']) ?? (details.length === 1 ? totalOre : null),
  )
  // Parts that do not add up to the whole would invent or lose money: then only the whole is believed, and a person looks.
  const isSplit = amounts.length > 0 && amounts.reduce<number>((sum, amount) => sum + (amount ?? Number.NaN), 0) === totalOre
  const paymentInfoId = textOf(entry, 'NtryDtls', 'Btch', 'PmtInfId') ?? textOf(entry, 'NtryDtls', 'TxDtls', 'Refs', 'PmtInfId')
  if (!isSplit) return [{ ...whole, reference: needed(reference), amountOre: totalOre, ...partyOf(direction, {}), paymentInfoId }]
  return details.map((detail, index) => ({
    ...whole,
    reference: textOf(detail, 'Refs', 'AcctSvcrRef') ?? (details.length === 1 ? needed(reference) : `${needed(reference)}#${index + 1}`),
    amountOre: amounts[index] as number,
    ...partyOf(direction, detail),
  }))
}

function needed(reference: string | null): string {
  if (!reference) throw new Refused('bank_file_without_reference')
  return reference
}

function directionOf(entry: XmlNode): 'in' | 'out' | null {
  const indicator = textOf(entry, 'CdtDbtInd')
  return indicator === 'CRDT' ? 'in' : indicator === 'DBIT' ? 'out' : null
}

type Said = Pick<BankEntry, 'kid' | 'message' | 'payerName' | 'payerAccount' | 'endToEndId' | 'paymentInfoId' | 'returnCode'>

function partyOf(direction: 'in' | 'out', detail: XmlNode): Said {
  const other = direction === 'in' ? 'Dbtr' : 'Cdtr'
  const account = textOf(detail, 'RltdPties', `${other}Acct`, 'Id', 'Othr', 'Id') ?? textOf(detail, 'RltdPties', `${other}Acct`, 'Id', 'IBAN')
  return {
    kid: textOf(detail, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref'),
    message: textOf(detail, 'RmtInf', 'Ustrd'),
    payerName: textOf(detail, 'RltdPties', other, 'Pty', 'Nm') ?? textOf(detail, 'RltdPties', other, 'Nm'),
    payerAccount: account && readAccountNumber(account),
    endToEndId: textOf(detail, 'Refs', 'EndToEndId'),
    paymentInfoId: textOf(detail, 'Refs', 'PmtInfId'),
    returnCode: textOf(detail, 'RtrInf', 'Rsn', 'Cd') ?? textOf(detail, 'RtrInf', 'OrgnlBkTxCd', 'Prtry', 'Cd'),
  }
}

// "200.00" with Ccy="NOK" → 20000; null when there is no amount there.
function amountIn(node: XmlNode, path: string[]): number | null {
  const text = textOf(node, ...path)
  if (text === null) return null
  if (textOf(node, ...path, '@Ccy') !== 'NOK') throw new Refused('bank_file_other_currency')
  const match = /^(\d{1,9})(?:\.(\d{1,2})0*)?$/.exec(text)
  const amountOre = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 0
  if (amountOre < 1 || amountOre > 1000 * LARGEST_AMOUNT_ORE) throw new Refused('bank_file_unreadable')
  return amountOre
}
