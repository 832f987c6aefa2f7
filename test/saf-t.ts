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
