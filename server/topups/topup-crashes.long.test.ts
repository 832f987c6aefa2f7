import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Refused } from '../../contract/refusals.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { topupAmountsOre } from '../../rules/topup-amounts.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { type Death, dyingDatabase, ProcessDied } from '../../test/dying-database.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { makePayer, makeScriptedProvider, type ScriptedProvider } from '../../test/topups.ts'
import type { House } from '../house.ts'
import { messagesTo } from '../messages/index.ts'
import { verifyDatabase } from '../verify/index.ts'
import { makeTopup } from './make-topup.ts'
import { referenceOf } from './payment-reference.ts'
import { readOneTopup } from './read-topup.ts'
import { settleTopup } from './settle-topup.ts'
import { askSooner } from './store.ts'
import { makeTopupWatcher } from './watch-topups.ts'
import type { TopupWish } from './what-fits.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND

let made: TestHouse
let canteen: Canteen
let provider: ScriptedProvider

beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
})
beforeEach(async () => {
  await made.house.database.query(sql`update topup set ask_again_at = null where ask_again_at is not null`)
  made.clock.set(LUNCH)
  provider = makeScriptedProvider()
})
afterAll(() => made.close())

const discrepancies = async () => (await verifyDatabase(made.house.database, made.house.keys)).discrepancies
const balance = async (pupil: TestPupil) => (await balanceOf(made.house.database, pupil))?.balanceOre
const look = (house: House) => makeTopupWatcher(house, provider.payments).look()

/** What a callback does, waited for. */
async function callBack(house: House, wish: TopupWish): Promise<void> {
  await askSooner(house.database, { ...wish, now: house.clock.now(), restMs: SECOND })
  await settleTopup(house, provider.payments, wish)
}

/** Two at the same time, and both over: one that dies does not leave the other's work to go on during what comes next. */
async function bothAtOnce(one: () => Promise<unknown>, other: () => Promise<unknown>): Promise<void> {
  for (const outcome of await Promise.allSettled([one(), other()])) if (outcome.status === 'rejected') throw outcome.reason
}

/** Everything that follows until the provider has nothing more to say. */
async function afterTheStorm(wishes: TopupWish[]): Promise<void> {
  provider.isDown = false
  provider.at = () => {}
  made.clock.pass(31 * SECOND)
  // The provider goes on calling until it is heard.
  for (const wish of wishes) await callBack(made.house, wish)
  made.clock.pass(31 * SECOND)
  await look(made.house)
}

describe('a process that dies', () => {
  type Story = { pupil: TestPupil; wish: TopupWish; email: string }

  async function newStory(): Promise<Story> {
    const pupil = await canteen.makePupil({ balanceOre: 1000 })
    const email = `${made.house.newId()}@example.no`
    const payerPersonId = await makePayer(made.house, { email })
    return { pupil, email, wish: { schoolId: pupil.schoolId, walletId: pupil.walletId, topupId: made.house.newId(), payerPersonId, amountOre: 20_000 } }
  }

  /** Once: what the provider has taken is not open to be paid again. */
  const payerPays = (wish: TopupWish) => {
    if (provider.words.get(referenceOf(wish)) === 'open') provider.words.set(referenceOf(wish), 'authorised')
  }

  /** The payer pays as soon as the payer knows where, and the provider calls. */
  async function payAndCall(house: House, { wish }: Story): Promise<void> {
    await makeTopup(house, provider, wish)
    payerPays(wish)
    await callBack(house, wish)
  }

  async function expectCreditedOnce({ pupil, wish, email }: Story): Promise<void> {
    expect(await balance(pupil)).toBe(21_000)
    expect(await readOneTopup(made.house, wish)).toMatchObject({ state: 'credited' })
    expect(await messagesTo(made.house, email)).toHaveLength(1)
    expect(provider.paymentOf(referenceOf(wish)).capturedOre).toBe(20_000)
  }

  test.each(['before', 'after'] as const)('just %s any of its statements loses no money and credits none twice', async (moment) => {
    let deaths = 0
    for (let atStatement = 1; ; atStatement += 1) {
      const story = await newStory()
      const database = dyingDatabase(made.house.database, { atStatement, moment })
      await payAndCall({ ...made.house, database }, story).catch((error: unknown) => {
        if (!(error instanceof ProcessDied)) throw error
        deaths += 1
      })
      // The payer’s browser sends the same wish again, and another process goes on.
      await makeTopup(made.house, provider, story.wish)
      payerPays(story.wish)
      made.clock.pass(31 * SECOND)
      await look(made.house)
      await expectCreditedOnce(story)
      if (!database.isDead()) break
    }
    // Every statement from the wish to the receipt had its turn.
    expect(deaths).toBeGreaterThan(20)
    expect(await discrepancies()).toEqual([])
  })

  test.each(['before make', 'after make', 'before read', 'after read', 'before capture', 'after capture'] as const)(
    'at the step "%s" of talking to the provider does no harm',
    async (deadly) => {
      const story = await newStory()
      provider.at = (step) => {
        if (step === deadly) throw new ProcessDied()
      }
      await expect(payAndCall(made.house, story)).rejects.toThrow(ProcessDied)
      provider.at = () => {}
      await makeTopup(made.house, provider, story.wish)
      payerPays(story.wish)
      made.clock.pass(31 * SECOND)
      await look(made.house)
      await expectCreditedOnce(story)
    },
  )
})

describe('whatever happens in whatever order', () => {
  type Event =
    | { kind: 'wish'; amount: number }
    | { kind: 'repeat' | 'call' | 'read'; which: number }
    | { kind: 'word'; which: number; word: 'authorised' | 'declined' | 'abandoned' }
    | { kind: 'look' }
    | { kind: 'pass'; milliseconds: number }
    | { kind: 'provider'; isDown: boolean }
    | { kind: 'die'; death: Death }

  const which = fc.nat({ max: 5 })
  const event: fc.Arbitrary<Event> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('wish' as const), amount: fc.nat({ max: topupAmountsOre.length - 1 }) }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('repeat' as const, 'call' as const, 'call' as const, 'read' as const), which }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('word' as const),
        which,
        word: fc.constantFrom('authorised' as const, 'authorised' as const, 'declined' as const, 'abandoned' as const),
      }),
    },
    { weight: 3, arbitrary: fc.constant({ kind: 'look' as const }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('pass' as const),
        milliseconds: fc.constantFrom(SECOND, 6 * SECOND, 31 * SECOND, 10 * 60 * SECOND, 3 * HOUR, 25 * HOUR),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('provider' as const), isDown: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('die' as const),
        death: fc.record({ atStatement: fc.integer({ min: 1, max: 14 }), moment: fc.constantFrom('before' as const, 'after' as const) }),
      }),
    },
  )

  test('the wallet holds exactly what the provider approved, each payment once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 30 }), async (events) => {
        await made.house.database.query(sql`update topup set ask_again_at = null where ask_again_at is not null`)
        const pupil = await canteen.makePupil({ balanceOre: 0 })
        const email = `${made.house.newId()}@example.no`
        const payerPersonId = await makePayer(made.house, { email })
        const wishes: TopupWish[] = []
        // Only a payer who was told where to pay can pay.
        const told = new Set<TopupWish>()
        let house = made.house
        provider.isDown = false

        const send = async (wish: TopupWish) => {
          const topup = await makeTopup(house, provider, wish)
          if (topup.payAt) told.add(wish)
        }
        const happen: { [K in Event['kind']]: (event: Extract<Event, { kind: K }>) => Promise<unknown> | unknown } = {
          wish: ({ amount }) => {
            const wish = {
              schoolId: pupil.schoolId,
              walletId: pupil.walletId,
              topupId: made.house.newId(),
              payerPersonId,
              amountOre: topupAmountsOre[amount] as number,
            }
            wishes.push(wish)
            return send(wish)
          },
          repeat: ({ which: index }) => wishes[index] && send(wishes[index]),
          read: ({ which: index }) => wishes[index] && readOneTopup(house, wishes[index]),
          call: ({ which: index }) =>
            wishes[index] &&
            bothAtOnce(
              () => callBack(house, wishes[index]!),
              () => callBack(house, wishes[index]!),
            ),
          word: ({ which: index, word }) => {
            const wish = wishes[index]
            // A provider that has taken the money does not take that back.
            if (wish && told.has(wish) && !['authorised', 'captured', 'released'].includes(provider.words.get(referenceOf(wish)) ?? ''))
              provider.words.set(referenceOf(wish), word)
          },
          look: () =>
            bothAtOnce(
              () => look(house),
              () => look(made.house),
            ),
          pass: ({ milliseconds }) => made.clock.pass(milliseconds),
          provider: ({ isDown }) => {
            provider.isDown = isDown
          },
          die: ({ death }) => {
            house = { ...made.house, database: dyingDatabase(made.house.database, death) }
          },
        }
        for (const each of events) {
          try {
            await (happen[each.kind] as (event: Event) => unknown)(each)
          } catch (error) {
            if (error instanceof ProcessDied) house = made.house
            else if (!(error instanceof Refused)) throw error
          }
        }
        await afterTheStorm(wishes)

        const approved = wishes.filter((wish) => provider.words.get(referenceOf(wish)) === 'captured')
        expect(await balance(pupil)).toBe(approved.reduce((sum, { amountOre }) => sum + amountOre, 0))
        for (const wish of wishes) {
          const state = (
            await firstRow<{ state: string }>(made.house.database, sql`select state from topup where school_id = ${wish.schoolId} and id = ${wish.topupId}`)
          )?.state
          expect(state === 'credited').toBe(approved.includes(wish))
        }
        expect(await messagesTo(made.house, email, { limit: 100 })).toHaveLength(approved.length)
      }),
      { numRuns: Number(process.env.KANTINEKORT_RUNS ?? 60) },
    )
    expect(await discrepancies()).toEqual([])
  })
})
