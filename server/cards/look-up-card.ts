import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { readAnyCode } from '../../rules/card-codes.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { batchesOf } from './batch-store.ts'
import { type Card, showCard } from './show-card.ts'
import { cardByHash, type CardRow, type Holder, holderOfWallet, schoolOfCode } from './store.ts'

export type FoundCard = { row: CardRow; card: Card; holder: Holder | null; batchLabel: string | null }

/** The card behind a code at a school, with whose it is. @throws Refused card_unreadable, card_unknown, card_not_paired, card_of_other_school */
export async function lookUpCard(house: House, { schoolId, code }: { schoolId: number; code: string }): Promise<FoundCard> {
  const { database } = house
  const row = await findCard(database, house, { schoolId, code })
  const holder = row.walletId === null ? null : await holderOfWallet(database, { schoolId, walletId: row.walletId })
  const [batch] = row.batchId === null ? [] : await batchesOf(database, { schoolId, batchId: row.batchId })
  return { row, card: showCard(row, norwegianTime(house.clock.now()).date), holder, batchLabel: batch?.label ?? null }
}

async function findCard(db: Queryable, house: House, { schoolId, code }: { schoolId: number; code: string }): Promise<CardRow> {
  const read = readAnyCode(code)
  if (read === null) throw new Refused('card_unreadable')
  const codeHash = read.kind === 'foreign' ? house.keys.foreignCodeHashOf(schoolId, read.code) : house.keys.codeHashOf(read.credentialId)
  const card = await cardByHash(db, { schoolId, codeHash })
  if (card) return card
  if (read.kind === 'foreign') throw new Refused('card_not_paired')
  throw new Refused((await schoolOfCode(db, codeHash)) === null ? 'card_unknown' : 'card_of_other_school')
}
