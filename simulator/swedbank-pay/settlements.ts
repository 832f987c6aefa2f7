// The file of settled transactions that Swedbank Pay sends its merchants (SalesAccountedTransactions 2.0): amounts with
// two decimals, ours named by their references. Fees stand in a report on paper beside it.

import { create } from 'xmlbuilder2'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { Books, Transaction } from './orders.ts'

const NAMESPACE = 'http://www.payex.com/xml/SalesAccountedTransactions%5B2.0%5D.xsd'
const MOST_TRANSACTIONS = 5_000

/** What a file tells of a transaction. */
export type Settled = Pick<Transaction, 'id' | 'created' | 'type' | 'number' | 'amount' | 'vatAmount' | 'description' | 'payeeReference'> & {
  instrument: string
  authorization: number
  subsite: string | null
}

/** Makes files one after the other: each holds what is settled for the first time. */
export function makeSettlementFiles(books: Books, { payeeId, now }: { payeeId: string; now: () => Date }) {
  const settled = new Set<number>()
  let accountingNo = 70_000

  const next = ({ leaveOut = [] }: { leaveOut?: readonly string[] } = {}): { accountingNo: string; xml: string; transactions: number; sum: number } => {
    const today = norwegianTime(now()).date
    const transactions = [...books.orders.values()]
      .flatMap(({ transactions: all, paid, payeeInfo }) =>
        all.map((each): Settled => ({
          ...each,
          instrument: paid?.instrument ?? 'CreditCard',
          authorization: paid?.number ?? 0,
          subsite: payeeInfo.subsite ?? null,
        })),
      )
      .filter(({ type, number, payeeReference }) => type !== 'Cancellation' && !settled.has(number) && !leaveOut.includes(payeeReference))
      .sort((one, other) => one.number - other.number)
      .slice(0, MOST_TRANSACTIONS)
    for (const { number } of transactions) settled.add(number)
    accountingNo += 1
    const sum = transactions.reduce((total, each) => total + signed(each), 0)
    return {
      accountingNo: String(accountingNo),
      xml: settlementFile({ payeeId, accountingNo, day: today, transactions }),
      transactions: transactions.length,
      sum,
    }
  }

  return { next, forget: () => settled.clear() }
}

const signed = ({ type, amount }: Pick<Transaction, 'type' | 'amount'>) => (type === 'Capture' ? amount : -amount)

function decimal(amount: number): string {
  const whole = Math.trunc(Math.abs(amount) / 100)
  return `${amount < 0 ? '-' : ''}${whole}.${String(Math.abs(amount) % 100).padStart(2, '0')}`
}

export type SettlementFileWish = { payeeId: string; accountingNo: number; day: string; transactions: readonly Settled[] }

/** The file's text. */
export function settlementFile({ payeeId, accountingNo, day, transactions }: SettlementFileWish): string {
  const sum = transactions.reduce((total, each) => total + signed(each), 0)
  const debits = transactions.filter(({ type }) => type === 'Capture').length
  return create({ version: '1.0', encoding: 'UTF-8' })
    .ele({
      SalesAccountedTransactions: {
        '@xmlns': NAMESPACE,
        '@ContractingParty': payeeId,
        '@AccountingNo': String(accountingNo),
        '@TotalNoOfTransactions': String(transactions.length),
        '@AccountingDate': day,
        '@Version': '2.0',
        Summary: {
          '@Subsite': '',
          Currency: {
            ServiceType: {
              Service: {
                '@ServiceName': 'Online Payments',
                '@NoOfDebit': String(debits),
                '@NoOfCredit': String(transactions.length - debits),
                '@Amount': decimal(sum),
                '@FromDate': day,
                '@ToDate': day,
              },
            },
          },
        },
        Currency: {
          '@Sum': decimal(sum),
          '@Currency': 'NOK',
          Transaction: transactions.map((each) => ({
            '@TransactionIdentity': each.id,
            '@OrderIdentity': each.payeeReference,
            '@Amount': decimal(signed(each)),
            '@Currency': 'NOK',
            '@VATAmount': decimal(each.vatAmount),
            '@DateCreated': stamp(each.created),
            '@DateModified': stamp(each.created),
            '@ServiceName': each.type === 'Chargeback' ? 'Chargeback' : each.instrument,
            '@PayexTransactionNo': String(each.number),
            '@ReferencedTransaction': String(each.authorization),
            '@Description': each.description,
            '@Subsite': each.subsite ?? '',
          })),
        },
      },
    })
    .end({ prettyPrint: true })
}

// "2026-11-03 12:00:00", by the clock in Oslo.
function stamp(instant: Date): string {
  const { date, time } = norwegianTime(instant)
  return `${date} ${time}`
}
