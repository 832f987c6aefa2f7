// Proves the invariants over the whole database, a slice at a time: nothing is held in memory but the
// slice. It reads one snapshot, so it can run beside a till, and it names every øre it cannot explain.

import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'
import type { Keys } from '../keys.ts'
import { allSigners } from '../journal/index.ts'
import type { Check, Discrepancy, Figures } from './check.ts'
import { verifyArrangements } from './verify-arrangements.ts'
import { verifyBankPayments } from './verify-bank-payments.ts'
import { verifyCardFees } from './verify-card-fees.ts'
import { verifyCards } from './verify-cards.ts'
import { verifyMeals } from './verify-meals.ts'
import { verifyProvisional } from './verify-provisional.ts'
import { verifyRefunds, verifyRuns } from './verify-refunds.ts'
import { verifyReceipts } from './verify-receipts.ts'
import { verifyReserve } from './verify-reserve.ts'
import { verifyRegister } from './verify-register.ts'
import { verifyReturns } from './verify-returns.ts'
import { verifySellers } from './verify-sellers.ts'
import { verifyReports, verifySettlements } from './verify-settlements.ts'
import { verifySiblings } from './verify-siblings.ts'
import { verifyStops } from './verify-stops.ts'
import { verifyTopups } from './verify-topups.ts'
import { verifyTransfers } from './verify-transfers.ts'
import { verifyWallets } from './verify-wallets.ts'

export type Verification = { figures: Figures; discrepancies: Discrepancy[]; isComplete: boolean }

export type Progress = { school: number; schools: number; step: string }

/** After so many discrepancies the rest is not listed: something is wrong with the database as a whole. */
const MOST_DISCREPANCIES = 1_000

/**
 * Checks every school. `db` must see one snapshot throughout: a transaction at repeatable read, or a
 * database nobody writes to. `isComplete` is false when there was more to tell than is told.
 */
export async function verifyDatabase(
  db: Queryable,
  keys: Keys,
  { onProgress = () => {} }: { onProgress?: (progress: Progress) => void } = {},
): Promise<Verification> {
  const figures: Figures = {
    schools: 0,
    wallets: 0,
    transfers: 0,
    purchases: 0,
    returns: 0,
    registers: 0,
    zReports: 0,
    topups: 0,
    openDifferences: 0,
    openDifferencesOre: 0,
    walletsOre: 0,
    salesOre: 0,
    returnsOre: 0,
  }
  const discrepancies: Discrepancy[] = []
  let found = 0
  const signers = await allSigners(db, keys)
  const schools = await rows<{ id: number }>(db, sql`select id from school order by id`)
  for (const [index, { id: schoolId }] of schools.entries()) {
    const check: Check = {
      db,
      schoolId,
      figures,
      report: (discrepancy) => {
        found += 1
        if (discrepancies.length < MOST_DISCREPANCIES) discrepancies.push({ schoolId, ...discrepancy })
      },
    }
    const say = (step: string) => onProgress({ school: index + 1, schools: schools.length, step })
    figures.schools += 1
    say('wallets')
    await verifyWallets(check)
    say('transfers')
    await verifyTransfers(check)
    say('registers')
    const registers = await rows<{ id: string }>(db, sql`select id from register where school_id = ${schoolId} order by id`)
    for (const { id } of registers) await verifyRegister(check, { registerId: id, signers })
    say('returns')
    await verifyReturns(check)
    say('sales without a network')
    await verifyReserve(check)
    say('stops')
    await verifyStops(check)
    await verifySellers(check)
    await verifyReceipts(check)
    await verifyProvisional(check)
    say('top-ups')
    await verifyTopups(check)
    await verifyArrangements(check)
    say('bank')
    await verifyBankPayments(check)
    say('cards')
    await verifyCards(check)
    say('card fees')
    await verifyCardFees(check)
    say('meals')
    await verifyMeals(check)
    say('refunds')
    await verifyRefunds(check)
    say('siblings')
    await verifySiblings(check)
    say('settlements')
    await verifySettlements(check)
  }
  const ofOperators = {
    db,
    figures,
    report: (discrepancy: Omit<Discrepancy, 'schoolId'>) => {
      found += 1
      // A run or a report belongs to no school.
      if (discrepancies.length < MOST_DISCREPANCIES) discrepancies.push({ schoolId: 0, ...discrepancy })
    },
  }
  await verifyRuns(ofOperators)
  await verifyReports(ofOperators)
  return { figures, discrepancies, isComplete: found === discrepancies.length }
}
