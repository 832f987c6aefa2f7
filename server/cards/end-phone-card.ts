import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import type { Actor } from './actor.ts'
import { writeHistory } from './history-store.ts'
import { type CardKey, lockCardOf, type WalletKey, writeEnd } from './store.ts'

/** Ends a phone's code for good, in the transaction that gives it to another phone or takes it away. Harmless to repeat. */
export async function endPhoneCard(tx: Queryable, house: House, { by, ...key }: WalletKey & CardKey & { by: Actor }): Promise<void> {
  const card = await lockCardOf(tx, key)
  if (!card || card.endedAt || card.kind !== 'phone') return
  await writeEnd(tx, { ...key, reason: 'returned', cause: null, now: house.clock.now() })
  await writeHistory(tx, house, { ...key, kind: 'returned', by })
}
