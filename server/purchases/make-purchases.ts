// Everything that arrived while the last commit ran becomes one transaction:
// lock the registers and then the wallets in id order, read the facts, decide each purchase with the
// pure rule, write all of it as sets, commit. One flush to disk carries them all.

import { Refused } from '../../contract/refusals.ts'
import { commit, commitWith, undo } from '../../database/transaction.ts'
import { beginDays } from '../day-reports/index.ts'
import { asOf, type House } from '../house.ts'
import type { Signer } from '../journal/index.ts'
import type { Outcome, PurchaseAnswer } from './batch.ts'
import { decideBatch } from './decide-batch.ts'
import { askForProducts, type FindProducts, rememberProducts } from './find-products.ts'
import { askForWallets, type FindWallets, rememberWallets } from './find-wallets.ts'
import { readFacts } from './read-facts.ts'
import { prepare, type PurchaseWish } from './read-request.ts'
import { isTold, keepAndTell, sayWhatIsOnTheWay, writeBatch } from './write-batch.ts'

/** What a batch need not ask the database about every time. */
export type Memory = { findWallets: FindWallets; findProducts: FindProducts }

/** Of somebody who sells batch after batch. */
export const newMemory = (): Memory => ({ findWallets: rememberWallets(), findProducts: rememberProducts() })

const NO_MEMORY: Memory = { findWallets: askForWallets, findProducts: askForProducts }

// Every statement of a batch looks rows up by their keys, so one plan is right for every batch.
const BEGIN = 'begin; set local plan_cache_mode = force_generic_plan'

/**
 * Makes or refuses each purchase of a batch, in the order given, in one transaction.
 * @returns one outcome for each wish, in the same order; they hold only once this has returned
 * @throws the database's error when nothing, or nobody knows what, was written
 */
export async function makePurchases(
  house: House,
  signer: Signer,
  wishes: readonly PurchaseWish[],
  { findWallets, findProducts }: Memory = NO_MEMORY,
): Promise<Outcome[]> {
  const now = house.clock.now()
  const requests = wishes.map((wish) => prepare(house, wish, now))
  const client = await house.database.connect()
  let isLost = false
  try {
    const begun = client.query(BEGIN)
    const found = findWallets(
      client,
      requests.flatMap((request) => request.code ?? []),
    )
    // When every wallet is remembered, the beginning travels with the questions.
    const wallets = Array.isArray(found) ? found : (await Promise.all([begun, found]))[1]
    const [, facts] = await Promise.all([begun, readFacts(client, house, requests, { wallets, findProducts, now })])
    const batch = await decideBatch(house, client, signer, { requests, facts, now })
    // A register's first sale of the day opens it; a day before that was not closed gets its Z report first.
    if (batch.begun.size > 0) await beginDays(client, asOf(house, now), [...batch.begun])
    if (isTold(batch)) {
      await keepAndTell(client, house, signer, batch)
      await commit(client)
    } else {
      await commitWith(client, (tx) => writeBatch(tx, signer, batch))
    }
    if (batch.short.length > 0) await sayWhatIsOnTheWay(house, client, batch)
    return batch.outcomes
  } catch (error) {
    // A connection that cannot answer is thrown away, never asked to cancel: its commit may have arrived.
    isLost = !(await undo(client))
    throw error
  } finally {
    client.release(isLost)
  }
}

/** The outcome as an action gives it: the answer, or the refusal thrown. */
export function answerOf(outcome: Outcome): PurchaseAnswer {
  if ('answer' in outcome) return outcome.answer
  throw new Refused(outcome.refusal)
}
