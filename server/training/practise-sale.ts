// A practised sale is decided as a sale would be, and has its place and its signature in the register's chain, with a series
// of numbers of its own. Nobody pays: no wallet is on it, and no transfer names it.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { Sale } from '../../rules/purchase.ts'
import { openToday } from '../day-reports/index.ts'
import { asOf, type House } from '../house.ts'
import type { Till } from '../http/door.ts'
import { currentSigner, type LockedRegister, lockRegisters, signEntry } from '../journal/index.ts'
import { hashOfTried, tryPurchase } from '../purchases/index.ts'
import { isTillToken } from '../tills/index.ts'
import { earlierTrainingSale, insertTrainingSale, keepTrainingPlace } from './store.ts'

type Practised = RouteReply<'POST /api/till/training-sales'>

/** @throws Refused training_is_over, and what a purchase is refused for */
export function practiseSale(house: House, wish: { till: Till } & RouteBody<'POST /api/till/training-sales'>): Promise<Practised> {
  const { till, id } = wish
  return transaction(house.database, async (tx) => {
    const { schoolId, tillId } = till
    const [register] = await lockRegisters(tx, { schoolId, tillId })
    if (!register || !(await isTillToken(tx, till))) throw new Refused('till_closed')
    const earlier = await earlierTrainingSale(tx, { schoolId, id })
    if (earlier && !earlier.requestHash.equals(hashOfTried(wish))) throw new Refused('same_id_other_content')
    const now = house.clock.now()
    const standing = asOf(house, now)
    if (!earlier && register.trainingDay !== norwegianTime(now).date) throw new Refused('training_is_over')
    const tried = await tryPurchase(tx, standing, wish)
    if ('refusal' in tried) throw new Refused(tried.refusal)
    const { firstName, balanceOre, sale, hash, cashierId } = tried
    const made = earlier?.made ?? (await writeEntry(tx, standing, { register: await openToday(tx, standing, register), id, sale, hash, cashierId }))
    return { ...made, firstName, balanceOre }
  })
}

type Entry = { register: LockedRegister; id: string; sale: Sale; hash: Buffer; cashierId: string | null }

async function writeEntry(tx: Queryable, house: House, { register, id, sale, hash, cashierId }: Entry): Promise<Omit<Practised, 'firstName' | 'balanceOre'>> {
  const now = house.clock.now()
  const { date: localDate, time: localTime } = norwegianTime(now)
  const signer = await currentSigner(tx, house.keys)
  const { totalOre, totalWithoutVatOre, lines } = sale
  register.trainingNumber += 1
  register.openDay = localDate
  signEntry(signer, register, { localDate, localTime, totalOre, totalWithoutVatOre })
  const { journalNumber, trainingNumber } = register
  await insertTrainingSale(tx, register, {
    id,
    totalOre,
    totalWithoutVatOre,
    lines,
    now,
    localDate,
    localTime,
    keyVersion: signer.keyVersion,
    requestHash: hash,
    cashierId,
  })
  await keepTrainingPlace(tx, register)
  return { trainingSaleId: id, trainingNumber, journalNumber, soldAt: now.toISOString(), totalOre }
}
