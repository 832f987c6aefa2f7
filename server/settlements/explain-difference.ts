import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { readReason } from '../reason.ts'
import { type DifferenceRow, differenceOf, insertExplanation } from './difference-store.ts'

type Explaining = { operatorId: string; differenceId: string; reason: string; personId: string }

/** A person says why. It moves no money, and it stands for good. @throws Refused not_found, difference_explained, not_well_formed */
export function explainDifference(house: House, { operatorId, differenceId, reason, personId }: Explaining): Promise<DifferenceRow> {
  return transaction(house.database, async (tx) => {
    const found = await differenceOf(tx, differenceId)
    if (found?.operatorId !== operatorId) throw new Refused('not_found')
    const isFirst = await insertExplanation(tx, { differenceId, personId, reason: readReason(reason, 'body/reason'), now: house.clock.now() })
    if (!isFirst) throw new Refused('difference_explained')
    house.log('settlement difference explained', { differenceId, kind: found.kind })
    return (await differenceOf(tx, differenceId)) as DifferenceRow
  })
}
