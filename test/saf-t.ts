// Reads SAF-T Cash Register files as somebody would who has only Skatteetaten's guideline: over the text of the file,
// with no code of the product's.

import { createHmac } from 'node:crypto'
import { mistakesBySchema } from './xsd.ts'

/** What the publisher's schema says is wrong with a file. */
export const mistakesIn = (text: string) => mistakesBySchema(text, 'saf-t-cash-register/Norwegian_SAF-T_Cash_Register_Schema_v_1.00.xsd')

/** Each register of a file as its text. */
export const registersIn = (text: string) => [...text.matchAll(/<cashregister>(.*?)<\/cashregister>/gs)].map(([, register = '']) => register)

/** How many transactions are signed, and how many of them wrongly. */
export function verifyIndependently(text: string, secret: Buffer): { transactions: number; wrong: number } {
  let [transactions, wrong] = [0, 0]
  for (const register of registersIn(text)) {
    let previous = /<regDesc>[^<]*: ([^<]*)<\/regDesc>/.exec(register)?.[1] ?? ''
    for (const [, transaction = ''] of register.matchAll(/<cashtransaction>(.*?)<\/cashtransaction>/gs)) {
      const of = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(transaction)?.[1] ?? ''
      const signed = `${previous};${of('transDate')};${of('transTime')};${of('nr')};${of('transAmntIn')};${of('transAmntEx')}`
      previous = of('signature')
      transactions += 1
      if (createHmac('sha1', secret).update(signed).digest('base64') !== previous) wrong += 1
    }
  }
  return { transactions, wrong }
}

const ore = (kroner: string | undefined) => Math.round(Number(kroner) * 100)

/** What a register in a file sold for, what its Z reports say of that, one for each day, and what the last one's grand total is. */
export function totalsOf(register: string): { soldOre: number; reportedOre: number[]; grandTotalOre: number | undefined } {
  const real = [...register.matchAll(/<cashtransaction>.*?<\/cashtransaction>/gs)].map(([all]) => all).filter((each) => each.includes('<trainingID>false<'))
  const reports = [...register.matchAll(/<reportType>Z report<.*?<\/eventReport>/gs)].map(([report]) => report)
  const lastReport = reports.at(-1)
  return {
    soldOre: real.reduce((sum, each) => sum + ore(/<transAmntIn>([^<]*)</.exec(each)?.[1]), 0),
    reportedOre: reports.map((report) => ore(/<totalCashSaleAmnt>([^<]*)</.exec(report)?.[1])),
    grandTotalOre: lastReport === undefined ? undefined : ore(/<reportGrandTotalSalesNet>([^<]*)</.exec(lastReport)?.[1]),
  }
}

type VatSums = { vatCode: string; baseOre: number; vatOre: number }

/** What a file has of each VAT code: in the transactions that are no training, and in the Z reports. */
export function vatOf(text: string): { sold: VatSums[]; reported: VatSums[] } {
  const [sold, reported] = [new Map<string, VatSums>(), new Map<string, VatSums>()]
  const add = (to: Map<string, VatSums>, part: string, [base, vat]: [string, string]) => {
    const of = (name: string) => new RegExp(`<${name}>([^<]*)<`).exec(part)?.[1]
    const vatCode = of('vatCode') ?? ''
    const before = to.get(vatCode) ?? { baseOre: 0, vatOre: 0 }
    to.set(vatCode, { vatCode, baseOre: before.baseOre + ore(of(base)), vatOre: before.vatOre + ore(of(vat)) })
  }
  for (const [transaction] of text.matchAll(/<cashtransaction>.*?<\/cashtransaction>/gs)) {
    if (transaction.includes('<trainingID>true<')) continue
    const withoutLines = transaction.replaceAll(/<ctLine>.*?<\/ctLine>/gs, '')
    for (const [part] of withoutLines.matchAll(/<vat>.*?<\/vat>/gs)) add(sold, part, ['vatBasAmnt', 'vatAmnt'])
  }
  for (const [report] of text.matchAll(/<reportType>Z report<.*?<\/eventReport>/gs))
    for (const [part] of report.matchAll(/<reportCashSaleVat>.*?<\/reportCashSaleVat>/gs)) add(reported, part, ['cashSaleAmnt', 'vatAmnt'])
  const inOrder = (sums: Map<string, VatSums>) => [...sums.values()].toSorted((one, other) => (one.vatCode < other.vatCode ? -1 : 1))
  return { sold: inOrder(sold), reported: inOrder(reported) }
}
