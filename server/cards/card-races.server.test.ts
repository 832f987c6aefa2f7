// Races need several connections, so they run on a PostgreSQL server; without one they are skipped,
// and the end of the run says so.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { balanceOf } from '../../ledger/ledger.ts'
import { printedCode } from '../../rules/card-codes.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, serverUrl, type TestHouse } from '../../test/house-for-test.ts'
import { creditTopup, makePayer, makeScriptedProvider } from '../../test/topups.ts'
import { Refused } from '../../contract/refusals.ts'
import { makeTopup } from '../topups/index.ts'
import { verifyDatabase } from '../verify/index.ts'
import { cardsOfBatch, handOutCard, makeBatch, replaceCard } from './index.ts'

describe.skipIf(!serverUrl())('at the same moment', () => {
  let made: TestHouse
  let canteen: Canteen
  let personId: string
  beforeAll(async () => {
    made = await houseForTest({ on: 'server' })
    canteen = await makeCanteen(made.house)
    personId = await makePayer(made.house)
  })
  afterAll(() => made.close())

  const by = () => ({ side: 'office', personId }) as const
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => {
        if (error instanceof Refused) return error.code
        throw error
      },
    )
  const give = ({ schoolId, walletId }: TestPupil, code: string) =>
    outcome(handOutCard(made.house, { schoolId, walletId, code, name: null, validUntil: null, by: by(), note: null }))
  const pupils = (count: number) => Promise.all(Array.from({ length: count }, () => canteen.makePupil({ balanceOre: 0 })))

  test('eight offices hand out one card of a batch: one pupil gets it', async () => {
    const batch = { schoolId: canteen.schoolId, batchId: made.house.newId() }
    await makeBatch(made.house, { ...batch, label: 'Kappløp', cardCount: 1, personId })
    const [card] = await cardsOfBatch(made.house.database, batch)
    const code = printedCode(made.house.keys.credentialIdOf(card?.cardId as string))
    const answers = await Promise.all((await pupils(8)).map((pupil) => give(pupil, code)))
    expect(answers.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'card_taken'), 'done'])
  })

  test('eight offices pair one strange card: one pupil gets it', async () => {
    const answers = await Promise.all((await pupils(8)).map((pupil) => give(pupil, 'STUDENTBEVIS 42')))
    expect(answers.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'card_taken'), 'done'])
  })

  test('eight offices hand one pupil a card each: no more than five are in use', async () => {
    const [pupil] = (await pupils(1)) as [TestPupil]
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => give(pupil, `MANGE ${index} KORT`)))
    // One was there from the start.
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(4)
  })

  test('two offices replace one card: one new card, one loss, one fee', async () => {
    const [pupil] = (await pupils(1)) as [TestPupil]
    const replace = (cardId: string, code: string, seenFeeOre: number) =>
      replaceCard(made.house, { ...pupil, cardId, code, cause: 'lost', seenFeeOre, waiver: null, by: by(), note: null })
    const { card } = await replace(pupil.cardId, 'FØRSTE NYE', 0)
    const answers = await Promise.all(['ANDRE NYE', 'TREDJE NYE'].map((code) => outcome(replace(card.cardId, code, 10_000))))
    expect(answers.toSorted()).toEqual(['card_over', 'done'])
  })

  test('many top-ups are credited to one who owes a fee: it is taken once, to the øre', async () => {
    const [pupil] = (await pupils(1)) as [TestPupil]
    const { schoolId, walletId } = pupil
    let { cardId } = pupil
    for (const seenFeeOre of [0, 10_000]) {
      const wish = { ...pupil, cardId, code: `PENGER ${seenFeeOre}`, cause: 'lost', seenFeeOre, waiver: null, by: by(), note: null } as const
      cardId = (await replaceCard(made.house, wish)).card.cardId
    }
    const topups = Array.from({ length: 8 }, () => ({ schoolId, walletId, topupId: made.house.newId(), payerPersonId: personId, amountOre: 4000 }))
    for (const topup of topups) await makeTopup(made.house, makeScriptedProvider(), topup)
    await Promise.all(topups.flatMap((topup) => [creditTopup(made.house, topup), creditTopup(made.house, topup)]))
    expect((await balanceOf(made.house.database, pupil))?.balanceOre).toBe(8 * 4000 - 10_000)
    expect((await verifyDatabase(made.house.database, made.house.keys)).discrepancies).toEqual([])
  })
})
