// A card that is charged no more is forgotten at its provider, too. A provider that does not answer is asked again, for
// about ten days; then we forget it alone, and it can never be charged again.

import type { House } from '../house.ts'
import { type Payments, ProviderTrouble } from '../payments/index.ts'
import { cardsToForget, claimCard, writeForgetAgain, writeForgotten } from '../arrangements/index.ts'

const CLAIM_MS = 30_000
const MOST_TRIES = 20
const FIRST_WAIT_MS = 10_000
const LONGEST_WAIT_MS = 24 * 3_600_000
const MOST_AT_ONCE = 20

/** Asks for every card that is due to be forgotten, and answers how many that was. */
export async function forgetCards(house: House, payments: Payments): Promise<number> {
  const due = await cardsToForget(house.database, { now: house.clock.now(), limit: MOST_AT_ONCE })
  for (const key of due) await forgetCard(house, payments, key)
  return due.length
}

async function forgetCard(house: House, payments: Payments, key: { schoolId: number; cardId: string }): Promise<void> {
  const now = house.clock.now()
  const card = await claimCard(house.database, { ...key, now, claimedUntil: new Date(now.getTime() + CLAIM_MS) })
  if (!card) return
  const stored = payments.find(card.provider)?.storedCards
  const isForgotten = stored ? await ask(house, { forget: stored.forget, card }) : false
  if (isForgotten || card.tries >= MOST_TRIES) {
    await writeForgotten(house.database, { ...key, now: house.clock.now() })
    house.log(isForgotten ? 'stored card forgotten' : 'stored card forgotten here alone', key)
    return
  }
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (card.tries - 1))
  await writeForgetAgain(house.database, { ...key, forgetAt: new Date(house.clock.now().getTime() + waitMs) })
}

async function ask(
  house: House,
  { forget, card }: { forget: (token: string) => Promise<void>; card: { wrappedToken: Buffer; provider: string } },
): Promise<boolean> {
  try {
    await forget(house.keys.unwrap(card.wrappedToken).toString('utf8'))
    return true
  } catch (error) {
    if (!(error instanceof ProviderTrouble)) throw error
    house.log('payment provider trouble', { provider: card.provider, step: 'forget', code: error.code, theirCode: error.theirCode, trace: error.trace })
    return false
  }
}
