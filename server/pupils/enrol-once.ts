// Who the office enrols has an id that it made itself: an answer that was lost is asked for again, and makes nobody twice.

import { hash } from 'node:crypto'
import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { askedHashOf, pupilOf, type PupilKey, type PupilRow } from './store.ts'

/** What an action enrols by: the id it was given, and a hash of all that was said. */
export type Asked = { pupilId: string; askedHash: Buffer }

/** The same id with the same content gets the first answer again. @throws Refused same_id_other_content, and what `enrol` throws */
export async function enrolOnce(
  house: House,
  { schoolId, id, ...wish }: { schoolId: number; id: string },
  enrol: (tx: Queryable, asked: Asked) => Promise<unknown>,
): Promise<PupilRow> {
  const key = { schoolId, pupilId: id }
  const asked = { pupilId: id, askedHash: hash('sha256', JSON.stringify(wish), 'buffer') }
  const earlier = await earlierOf(house.database, key, asked)
  if (earlier) return earlier
  const enrolled = transaction(house.database, async (tx) => {
    await enrol(tx, asked)
    return (await pupilOf(tx, key)) as PupilRow
  })
  return enrolled.catch(async (error: unknown) => {
    // Asked twice at one moment, the address is taken by the very pupil that is asked for.
    const meanwhile = error instanceof Refused ? await earlierOf(house.database, key, asked) : null
    if (meanwhile) return meanwhile
    throw error
  })
}

async function earlierOf(db: Queryable, key: PupilKey, { askedHash }: Asked): Promise<PupilRow | null> {
  const before = await askedHashOf(db, key)
  if (before === null) return null
  if (!before.askedHash?.equals(askedHash)) throw new Refused('same_id_other_content')
  return pupilOf(db, key)
}
