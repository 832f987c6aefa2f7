import type { DatabasePlace, Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import { printedCode } from '../../rules/card-codes.ts'
import type { Keys } from '../../server/keys.ts'
import { Complaint } from '../complaint.ts'
import { readSnapshot } from '../open-to-read.ts'
import type { RushPupil } from './plan-rush.ts'

/** The printed cards of a demo, with what is on them. Only whoever has the demo's master secret can make their codes. */
export async function pupilsOfDemo(place: DatabasePlace, keys: Keys): Promise<RushPupil[]> {
  return readSnapshot(place, async (tx) => {
    const installation = await firstRow<{ kind: string }>(tx, sql`select kind from installation`)
    if (installation?.kind !== 'demo') throw new Complaint('A lunch rush buys with pupils’ money, so it is for a demo only. "npm start" starts one.')
    return rushPupils(tx, keys)
  })
}

export async function rushPupils(db: Queryable, keys: Keys): Promise<RushPupil[]> {
  const found = await rows<{ schoolId: number; cardId: string; balanceOre: number }>(
    db,
    sql`
      select card.school_id as "schoolId", card.id as "cardId", wallet.balance_ore as "balanceOre"
      from card
      join wallet on wallet.school_id = card.school_id and wallet.id = card.wallet_id
      where card.kind = 'printed'
      and card.blocked_at is null
      and card.ended_at is null
      order by card.school_id, card.id
      limit 100000`,
  )
  return found.map(({ cardId, ...pupil }) => ({ ...pupil, code: printedCode(keys.credentialIdOf(cardId)) }))
}
