// A process that dies while a gift is on its way to the fund, or back: nothing is lost, and nothing is booked twice.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dyingDatabase, ProcessDied } from '../../test/dying-database.ts'
import { type FundWorld, openFundWorld } from '../../test/fund-gifts.ts'
import { messagesTo } from '../messages/index.ts'
import { makeTopupWatcher, referenceOf } from '../topups/index.ts'
import { give, showGift } from './give.ts'

let world: FundWorld

beforeAll(async () => {
  world = await openFundWorld()
})
beforeEach(() => world.startAnew())
afterAll(() => world.close())

/** Each statement has its turn, until one run comes through alive. Answers how many deaths there were. */
async function dieAtEach(
  moment: 'before' | 'after',
  story: (database: FundWorld['made']['house']['database']) => Promise<() => Promise<void>>,
): Promise<number> {
  for (let atStatement = 1; ; atStatement += 1) {
    const database = dyingDatabase(world.made.house.database, { atStatement, moment })
    const goOn = await story(database)
    await goOn()
    if (!database.isDead()) return atStatement - 1
  }
}

const orDie = (work: Promise<unknown>) =>
  work.catch((error: unknown) => {
    if (!(error instanceof ProcessDied)) throw error
  })

describe.each(['before', 'after'] as const)('a process that dies just %s any of its statements', (moment) => {
  test('while a gift comes brings it once, with one receipt', async () => {
    const { house, clock } = world.made
    const token = await world.openLink()
    const deaths = await dieAtEach(moment, async (database) => {
      await world.startAnew()
      const dying = { ...house, database }
      const [id, email, before] = [house.newId(), `${house.newId()}@giver.example`, await world.fundOre()]
      const gift = { schoolId: world.canteen.schoolId, topupId: id }
      const wish = { token, id, amountOre: 20_000, provider: 'swedbank-pay' as const, name: null, email, language: 'nb' as const, address: '192.0.2.7' }
      const pays = () => {
        if (world.provider.words.get(referenceOf(gift)) === 'open') world.provider.words.set(referenceOf(gift), 'authorised')
      }
      await orDie(
        give(dying, world.provider.payments, wish).then(() => {
          pays()
          clock.pass(10_000)
          return makeTopupWatcher(dying, world.provider.payments, {}).look()
        }),
      )
      return async () => {
        await give(house, world.provider.payments, wish)
        pays()
        clock.pass(31_000)
        await world.look()
        expect(await showGift(house, gift)).toMatchObject({ state: 'paid' })
        expect(await world.fundOre()).toBe(before + 20_000)
        expect(await messagesTo(house, email)).toHaveLength(1)
      }
    })
    expect(deaths).toBeGreaterThan(20)
    expect(await world.discrepancies()).toEqual([])
  })

  test('while a bank takes back a gift that is half eaten books both parts once', async () => {
    const { house, clock } = world.made
    const token = await world.openLink()
    const deaths = await dieAtEach(moment, async (database) => {
      await world.startAnew()
      const held = await world.fundOre()
      if (held > 0) await world.payIn('fund', held, 'out')
      const gift = await world.giveBy(token)
      await world.paid(gift)
      await world.payIn('fund', 15_000, 'out')
      const { owedOre } = (await world.seen()).sums
      world.provider.takeBack(referenceOf(gift), 'chargeback', 20_000)
      clock.pass(2 * 3_600_000)
      await orDie(makeTopupWatcher({ ...house, database }, world.provider.payments, {}).look())
      return async () => {
        clock.pass(31_000)
        await world.look()
        expect(await world.fundOre()).toBe(0)
        expect((await world.seen()).sums.owedOre).toBe(owedOre + 15_000)
      }
    })
    expect(deaths).toBeGreaterThan(8)
    expect(await world.discrepancies()).toEqual([])
  })
})
