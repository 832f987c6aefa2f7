// A school's canteen closes for good, or leaves for another system. Sales end first, so that no wallet moves while its
// refund is made; then every wallet is emptied to those who paid. Doing it again does what is left, and nothing twice.

import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { refundSchool } from '../refunds/index.ts'
import { closeTill } from '../tills/index.ts'
import { endSales, openTillsOf } from './store.ts'

export type Exit = { tillsClosed: number; refunds: number; refundedOre: number }

export async function exitSchool(house: House, payments: Payments, schoolId: number): Promise<Exit> {
  await transaction(house.database, (tx) => endSales(tx, { schoolId, now: house.clock.now() }))
  const tills = await openTillsOf(house.database, schoolId)
  for (const tillId of tills) await closeTill(house, { schoolId, tillId })
  const { count, amountOre } = await refundSchool(house, payments, schoolId)
  house.log('school has ended', { schoolId, tills: tills.length, refunds: count, amountOre })
  return { tillsClosed: tills.length, refunds: count, refundedOre: amountOre }
}
