import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { divideLines, receivePayouts } from './divide-lines.ts'
import { findDifferences } from './find-differences.ts'
import { matchLines } from './match-lines.ts'
import { type Account, accountsWithReports } from './store.ts'

/**
 * Brings an operator's reports of one provider as far as they come now: matched, divided, booked, received, and held
 * against each other. Each step does what is left and nothing twice, so that it can be done at any time by anybody.
 */
export async function workThrough(house: House, payments: Payments, account: Account): Promise<void> {
  await matchLines(house, { account, provider: payments.find(account.provider) })
  await divideLines(house, account)
  await receivePayouts(house, account)
  await findDifferences(house, account)
}

/** After the bank has told of something: payouts are received, and differences explain themselves. */
export async function afterBank(house: House, operatorId: string): Promise<void> {
  for (const account of (await accountsWithReports(house.database)).filter((each) => each.operatorId === operatorId)) {
    await receivePayouts(house, account)
    await findDifferences(house, account)
  }
}
