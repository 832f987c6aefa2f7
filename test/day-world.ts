// A canteen whose tills open and close their days: what tests of journals and Z reports share.

import { rows, sql } from '../database/transaction.ts'
import { currentSigner, type Signer } from '../server/journal/index.ts'
import { makePurchases, type PurchaseAnswer } from '../server/purchases/index.ts'
import { verifyDatabase } from '../server/verify/index.ts'
import { type Canteen, makeCanteen, type TestPupil, type TestTill } from './canteen.ts'
import { houseForTest, type TestHouse } from './house-for-test.ts'

export type DayWorld = {
  made: TestHouse
  canteen: Canteen
  signer: Signer
  /** Sells one baguette, or what is asked for, and answers what the till is told. @throws with the refusal's code */
  sell: (pupil: TestPupil, wish?: Parameters<Canteen['wish']>[1]) => Promise<PurchaseAnswer>
  /** The Z reports of a till, oldest first. */
  reportsOf: (till: TestTill) => Promise<{ number: number; day: string; after: number; last: number; salesOre: number; madeBy: string }[]>
  /** The kinds of a till's events, oldest first. */
  eventsOf: (till: TestTill) => Promise<string[]>
  discrepancies: () => Promise<string[]>
}

export async function openDayWorld(options: Parameters<typeof houseForTest>[0] = {}): Promise<DayWorld> {
  const made = await houseForTest(options)
  const { house } = made
  const canteen = await makeCanteen(house)
  const signer = await currentSigner(house.database, house.keys)
  return {
    made,
    canteen,
    signer,
    sell: async (pupil, wish) => {
      const [outcome] = await makePurchases(house, signer, [canteen.wish(pupil, wish)])
      if (outcome && 'answer' in outcome) return outcome.answer
      throw new Error(outcome?.refusal.code)
    },
    reportsOf: ({ schoolId, registerId }) =>
      rows(
        house.database,
        sql`
          select number, day, after_journal_number as after, last_journal_number as last, sales_ore as "salesOre", made_by as "madeBy"
          from z_report
          where school_id = ${schoolId}
          and register_id = ${registerId}
          order by number`,
      ),
    eventsOf: async ({ schoolId, registerId }) => {
      const found = await rows<{ kind: string }>(
        house.database,
        sql`select kind from journal_event where school_id = ${schoolId} and register_id = ${registerId} order by number`,
      )
      return found.map(({ kind }) => kind)
    },
    discrepancies: async () => (await verifyDatabase(house.database, house.keys)).discrepancies.map(({ what, where }) => `${what}: ${where}`),
  }
}
