// What the owner does with an arrangement, and the office on the owner's behalf: each is one tap, and counts at once. A
// top-up that is on its way already comes all the same.

import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import { mayResume, type Terms } from '../../rules/automatic-topup.ts'
import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import { type ArrangementKey, type ArrangementRow, type Doer, lockArrangement, lockOwn, rest, resume } from '../arrangements/index.ts'
import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import { readReason } from '../reason.ts'
import { agreeTo, type Owner, refuseTermsAt } from './set-up.ts'

/** @throws Refused not_found, automatic_terms_not_valid, amount_not_offered */
export async function changeTerms(house: House, { terms, ...owner }: Owner & { terms: Terms }): Promise<void> {
  await refuseTermsAt(house, { ...owner, terms })
  await onOwn(house, owner, (tx, arrangement) => {
    // Before there is a card, only the first payment agrees to anything.
    if (arrangement.state === 'awaiting_card') throw new Refused('not_found')
    return agreeTo(tx, house, { arrangement, terms })
  })
}

/** Done already is done. @throws Refused not_found */
export async function pauseOwn(house: House, owner: Owner): Promise<void> {
  await onOwn(house, owner, (tx, arrangement) => pause(tx, house, { arrangement, by: { side: 'owner', personId: owner.personId } }))
}

/** @throws Refused not_found, automatic_needs_card */
export async function resumeOwn(house: House, owner: Owner): Promise<void> {
  await onOwn(house, owner, async (tx, arrangement) => {
    if (arrangement.state === 'active') return
    if (arrangement.state === 'awaiting_card') throw new Refused('not_found')
    if (!mayResume(arrangement) || arrangement.cardId === null) throw new Refused('automatic_needs_card')
    // If today is the day, it counts: everything before is over.
    const yesterday = addDays(norwegianTime(house.clock.now()).date, -1)
    await resume(tx, house, { arrangement, by: { side: 'owner', personId: owner.personId }, dayHandled: yesterday })
  })
}

/** @throws Refused not_found */
export async function endOwn(house: House, owner: Owner): Promise<void> {
  await onOwn(house, owner, (tx, arrangement) =>
    rest(tx, house, { arrangement, state: 'ended', why: 'owner', by: { side: 'owner', personId: owner.personId } }),
  )
}

type OnBehalf = ArrangementKey & { walletId: string; personId: string; note: string; what: 'pause' | 'end' }

/** The office does it for the owner, who is told, with the reason. @throws Refused not_found, not_well_formed */
export async function restOnBehalf(house: House, { walletId, personId, note, what, ...key }: OnBehalf): Promise<void> {
  const reason = readReason(note)
  await transaction(house.database, async (tx) => {
    const arrangement = await lockArrangement(tx, key)
    if (!arrangement || arrangement.walletId !== walletId) throw new Refused('not_found')
    if (arrangement.state === 'ended') return
    const by = { side: 'office', personId, note: reason } as const
    if (what === 'pause') await pause(tx, house, { arrangement, by })
    else await rest(tx, house, { arrangement, state: 'ended', why: 'office', by })
  })
}

async function pause(tx: Queryable, house: House, { arrangement, by }: { arrangement: ArrangementRow; by: Exclude<Doer, { side: 'house' }> }): Promise<void> {
  if (arrangement.state !== 'active') return
  await rest(tx, house, { arrangement, state: 'paused', why: by.side, by })
}

function onOwn(house: House, owner: Owner, work: (tx: Queryable, arrangement: ArrangementRow) => Promise<void>): Promise<void> {
  return transaction(house.database, async (tx) => {
    const arrangement = await lockOwn(tx, owner)
    if (!arrangement) throw new Refused('not_found')
    await work(tx, arrangement)
  })
}
