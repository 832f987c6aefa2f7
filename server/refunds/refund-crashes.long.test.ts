// A process may die between any two statements of a refund. Whoever follows must bring the money to its payer once.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Death, dyingDatabase, ProcessDied } from '../../test/dying-database.ts'
import { openRefundWorld, type RefundWorld } from '../../test/refunds.ts'
import type { House } from '../house.ts'
import { askRefund } from './ask-refund.ts'
import { settlePart } from './settle-part.ts'
import { dueParts } from './store.ts'

let world: RefundWorld
beforeAll(async () => {
  world = await openRefundWorld()
})
beforeEach(() => world.startAnew())
afterAll(() => world.close())

async function newStory() {
  const pupil = await world.canteen.makePupil({ balanceOre: 0 })
  const payer = await world.makePerson()
  const paid = await world.payIn(pupil, payer.personId, 20_000)
  const wish = {
    schoolId: pupil.schoolId,
    walletId: pupil.walletId,
    refundId: world.house.newId(),
    amountOre: 15_000,
    payerPersonId: payer.personId,
    cause: 'asked' as const,
    askedByPersonId: payer.personId,
    note: null,
  }
  return { pupil, payer, paid, wish }
}
type Story = Awaited<ReturnType<typeof newStory>>

async function askAndSettle(house: House, { wish }: Story): Promise<void> {
  await askRefund(house, world.provider.payments, wish)
  for (const key of await dueParts(house.database, { now: house.clock.now(), limit: 10 })) await settlePart(house, world.provider.payments, key)
}

async function goOn(story: Story): Promise<void> {
  await askRefund(world.house, world.provider.payments, story.wish)
  for (let rounds = 0; rounds < 3; rounds += 1) {
    // Longer than a claim, and then longer than what was sent may take to be seen.
    world.made.clock.pass(rounds === 0 ? 31_000 : 11 * 60_000)
    await world.look()
  }
}

async function expectPaidOnce({ pupil, paid, wish, payer }: Story): Promise<void> {
  expect(await world.balance(pupil)).toBe(5_000)
  expect(world.provider.paymentOf(paid.order).refundedOre).toBe(15_000)
  expect(await world.partsOf(wish.refundId)).toMatchObject([{ way: 'payment', state: 'paid', amountOre: 15_000 }])
  expect((await world.subjectsTo(payer.email)).filter((subject) => subject === '150 kr er betalt tilbake')).toHaveLength(1)
}

describe('a process that dies', () => {
  test.each(['before', 'after'] as Death['moment'][])('just %s any of its statements pays once and loses nothing', async (moment) => {
    let deaths = 0
    for (let atStatement = 1; ; atStatement += 1) {
      const story = await newStory()
      const database = dyingDatabase(world.house.database, { atStatement, moment })
      await askAndSettle({ ...world.house, database }, story).catch((error: unknown) => {
        if (!(error instanceof ProcessDied)) throw error
        deaths += 1
      })
      await goOn(story)
      await expectPaidOnce(story)
      if (!database.isDead()) break
    }
    expect(deaths).toBeGreaterThan(40)
    expect(await world.discrepancies()).toEqual([])
  })

  test.each(['before read', 'after read', 'before refund', 'after refund'] as const)(
    'at the step "%s" of talking to the provider pays once',
    async (deadly) => {
      const story = await newStory()
      world.provider.at = (step) => {
        if (step === deadly) throw new ProcessDied()
      }
      await expect(askAndSettle(world.house, story)).rejects.toThrow(ProcessDied)
      world.provider.at = () => {}
      await goOn(story)
      await expectPaidOnce(story)
    },
  )
})
