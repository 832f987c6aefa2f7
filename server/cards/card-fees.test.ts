import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReplacementCause } from '../../contract/card-words.ts'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { printedCode } from '../../rules/card-codes.ts'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { creditTopup, makePayer, makeScriptedProvider } from '../../test/topups.ts'
import { messagesTo } from '../messages/index.ts'
import { makeTopup } from '../topups/index.ts'
import { verifyDatabase } from '../verify/index.ts'
import { issueCard } from './index.ts'

let made: TestHouse
let asked: AskableApp
let canteen: Canteen
let office: Asker
let till: Asker
let payerPersonId: string

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
  canteen = await makeCanteen(made.house)
  const [school] = await rows<{ operatorId: string }>(made.house.database, sql`select operator_id as "operatorId" from school where id = ${canteen.schoolId}`)
  office = await asked.staff({ role: 'office', operatorId: school?.operatorId as string, schoolId: canteen.schoolId })
  till = asked.till(canteen.till.token)
  payerPersonId = await makePayer(made.house)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const replacement = 'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/replacement'
const preview = 'GET /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/replacement'
const pupilCards = 'GET /api/office/schools/:schoolId/pupils/:pupilId/cards'
const settings = 'PATCH /api/office/schools/:schoolId/card-settings'
const here = () => ({ schoolId: canteen.schoolId })

let number = 1000
type Wish = { cause?: ReplacementCause; seenFeeOre?: number; waiveReason?: string | null; code?: string }

/** Replaces a card by a new one, by default a lost one for what the office was told it costs. */
async function replace(pupil: TestPupil, cardId: string, { cause = 'lost', code, seenFeeOre, waiveReason = null }: Wish = {}) {
  number += 1
  made.clock.pass(1000)
  const params = { ...pupil, cardId }
  const { body: told } = await office(preview, { params, query: { cause } })
  const answer = await office(replacement, {
    params,
    body: { code: code ?? `NYTT ${number}`, cause, seenFeeOre: seenFeeOre ?? told.feeOre, waiveReason, note: null },
  })
  return { ...answer, told, code: code ?? `NYTT ${number}` }
}

/** A pupil who has lost two cards, and owes for the second. */
async function whoLostTwo(balanceOre = 0) {
  const pupil = await canteen.makePupil({ balanceOre })
  const first = await replace(pupil, pupil.cardId)
  const second = await replace(pupil, first.body.card.cardId)
  return { pupil, first, second, cardId: second.body.card.cardId, feeId: second.body.fee?.feeId as string }
}

async function payIn({ schoolId, walletId }: TestPupil, amountOre: number): Promise<string> {
  made.clock.pass(1000)
  const topupId = made.house.newId()
  await makeTopup(made.house, makeScriptedProvider(), { schoolId, walletId, topupId, payerPersonId, amountOre })
  await creditTopup(made.house, { schoolId, topupId, amountOre })
  return topupId
}

const balance = async (pupil: TestPupil) => (await balanceOf(made.house.database, pupil))?.balanceOre
const feesOf = async (pupil: TestPupil) => (await office(pupilCards, { params: pupil })).body.fees
const buy = async (code: string) => {
  const lines = [{ productId: canteen.apple.productId, quantity: 1, unitPriceOre: 800 }]
  const { status, body } = await till('POST /api/purchases', { body: { id: made.house.newId(), code, lines, totalOre: 800 } })
  return status === 200 ? 'sold' : body.code
}

describe('a replaced card', () => {
  test('is dead for good, the new one pays from the same balance, and the history of both tells it', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 5000 })
    const { status, body, code } = await replace(pupil, pupil.cardId)
    expect(status).toBe(200)
    expect(body).toMatchObject({ card: { kind: 'paired', state: 'active' }, fee: null })
    expect(await buy(pupil.code)).toBe('card_replaced')
    expect(await buy(code)).toBe('sold')
    expect(await balance(pupil)).toBe(4200)
    const { cards, history } = (await office(pupilCards, { params: pupil })).body
    expect(cards.find(({ cardId }) => cardId === pupil.cardId)).toMatchObject({ state: 'ended', endReason: 'replaced', endCause: 'lost' })
    expect(history.map(({ kind, reason, cardId }) => [kind, reason, cardId === pupil.cardId]).toSorted()).toEqual([
      ['replaced', 'lost', true],
      ['took_over', null, false],
    ])
    expect((await replace(pupil, pupil.cardId, { seenFeeOre: 10_000 })).body.code).toBe('card_over')
  })

  test('cannot be followed by itself, nor by a card that somebody has, and then nothing is done', async () => {
    const [pupil, other] = [await canteen.makePupil(), await canteen.makePupil()]
    expect((await replace(pupil, pupil.cardId, { code: pupil.code })).body.code).toBe('card_over')
    expect((await replace(pupil, pupil.cardId, { code: other.code })).body.code).toBe('card_taken')
    expect(await buy(pupil.code)).toBe('sold')
    expect((await office(pupilCards, { params: pupil })).body).toMatchObject({ history: [], fees: [] })
  })

  test('that was lent until a day is followed by one that is lent until the same day', async () => {
    const pupil = await canteen.makePupil()
    const params = { ...pupil, cardId: pupil.cardId }
    await office('PATCH /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId', { params, body: { validUntil: '2026-12-18', name: 'Lånt' } })
    expect((await replace(pupil, pupil.cardId)).body.card).toMatchObject({ validUntil: '2026-12-18', name: 'Lånt' })
  })
})

describe('the fee', () => {
  test('is nothing for the first lost card and 100 kroner for the second and third, each told before', async () => {
    const { pupil, first, second, cardId } = await whoLostTwo()
    expect(first.told).toEqual({ cause: 'lost', feeOre: 0, lossNumber: 1, keepOre: 5000 })
    expect(second.told).toEqual({ cause: 'lost', feeOre: 10_000, lossNumber: 2, keepOre: 5000 })
    expect(second.body.fee).toMatchObject({ cause: 'lost', lossNumber: 2, dueOre: 10_000, chargedOre: 0, openOre: 10_000 })
    expect((await replace(pupil, cardId)).body.fee).toMatchObject({ lossNumber: 3, dueOre: 10_000 })
  })

  test('is nothing for a stolen and for a broken card, which are not counted', async () => {
    const pupil = await canteen.makePupil()
    const stolen = await replace(pupil, pupil.cardId, { cause: 'stolen' })
    const broken = await replace(pupil, stolen.body.card.cardId, { cause: 'defect' })
    expect([stolen.body.fee, broken.body.fee]).toEqual([null, null])
    expect((await replace(pupil, broken.body.card.cardId)).told).toMatchObject({ feeOre: 0, lossNumber: 1 })
  })

  test('that has changed since it was shown is not taken for granted', async () => {
    const pupil = await canteen.makePupil()
    expect(await replace(pupil, pupil.cardId, { seenFeeOre: 10_000 })).toMatchObject({ status: 409, body: { code: 'fee_is_another_now', feeOre: 0 } })
    expect(await buy(pupil.code)).toBe('sold')
  })

  test('moves no money and stops no meal: it waits until money comes in', async () => {
    const { pupil, second } = await whoLostTwo(8000)
    expect(await balance(pupil)).toBe(8000)
    for (let meal = 0; meal < 10; meal += 1) expect(await buy(second.code)).toBe('sold')
    expect(await balance(pupil)).toBe(0)
    expect(await feesOf(pupil)).toMatchObject([{ openOre: 10_000 }])
  })

  test('is taken of what is paid in, in parts when need be, and always leaves a meal', async () => {
    const { pupil, second } = await whoLostTwo()
    await payIn(pupil, 5000)
    expect([await balance(pupil), (await feesOf(pupil))[0]?.chargedOre]).toEqual([5000, 0])
    await payIn(pupil, 4000)
    expect([await balance(pupil), (await feesOf(pupil))[0]?.chargedOre]).toEqual([5000, 4000])
    expect(await buy(second.code)).toBe('sold')
    await payIn(pupil, 20_000)
    expect([await balance(pupil), (await feesOf(pupil))[0]]).toMatchObject([18_200, { chargedOre: 10_000, openOre: 0 }])
    await payIn(pupil, 10_000)
    expect(await balance(pupil)).toBe(28_200)
  })

  test('stands in the wallet’s history beside the top-up, and on the school’s account of card fees', async () => {
    const { pupil } = await whoLostTwo()
    const account = async () => {
      const [sum] = await rows<{ sumOre: number }>(
        made.house.database,
        sql`
          select coalesce(sum(transfer.amount_ore), 0) as "sumOre"
          from transfer
          join account on account.school_id = ${pupil.schoolId} and account.id = transfer.credit_account_id and account.kind = 'card_fees'
          where transfer.school_id = ${pupil.schoolId}`,
      )
      return sum?.sumOre ?? 0
    }
    const before = await account()
    await payIn(pupil, 20_000)
    const [letter] = await messagesTo(made.house, null, { limit: 1 })
    expect(letter?.body).toMatch(/Trukket av dette for nytt kort: 100.kr\nSaldo etterpå: 100.kr/)
    const { body } = await office('GET /api/office/schools/:schoolId/pupils/:pupilId', { params: pupil })
    expect(body.latest.map(({ kind, amountOre, balanceAfterOre }) => [kind, amountOre, balanceAfterOre])).toEqual([
      ['card_fee', -10_000, 10_000],
      ['topup', 20_000, 20_000],
    ])
    expect((await account()) - before).toBe(10_000)
  })

  test('of a top-up that is credited twice is taken once', async () => {
    const { pupil } = await whoLostTwo()
    const topupId = await payIn(pupil, 20_000)
    await creditTopup(made.house, { schoolId: pupil.schoolId, topupId })
    expect(await balance(pupil)).toBe(10_000)
  })

  test('is let go of with a reason, wholly or what is left, once, and the family reads why', async () => {
    const { pupil, feeId } = await whoLostTwo()
    const waive = 'POST /api/office/schools/:schoolId/card-fees/:feeId/waive'
    await payIn(pupil, 5000)
    await payIn(pupil, 4000)
    expect((await office(waive, { params: { ...here(), feeId }, body: { reason: '' } })).status).toBe(400)
    const { body } = await office(waive, { params: { ...here(), feeId }, body: { reason: 'Mistet i brannen' } })
    expect(body).toMatchObject({ chargedOre: 4000, waivedOre: 6000, openOre: 0, waiveReason: 'Mistet i brannen' })
    expect(await office(waive, { params: { ...here(), feeId }, body: { reason: 'En gang til' } })).toMatchObject({ status: 409, body: { code: 'fee_settled' } })
    await payIn(pupil, 20_000)
    expect(await balance(pupil)).toBe(25_000)
  })

  test('may be let go of in the same step as the card is replaced', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 0 })
    const first = await replace(pupil, pupil.cardId)
    const { body } = await replace(pupil, first.body.card.cardId, { waiveReason: 'Skolen rotet det bort' })
    expect(body.fee).toMatchObject({ dueOre: 10_000, waivedOre: 10_000, openOre: 0, waiveReason: 'Skolen rotet det bort' })
    await payIn(pupil, 20_000)
    expect(await balance(pupil)).toBe(20_000)
  })

  test('follows the school’s own ladder, and what is owed already stays as it was', async () => {
    const { pupil, cardId } = await whoLostTwo()
    const changed = await office(settings, { params: here(), body: { ladderOre: [5000, 7500, 20_000], stolenOre: 2500, keepOre: 0 } })
    expect(changed.body).toEqual({ ladderOre: [5000, 7500, 20_000], stolenOre: 2500, defectOre: 0, keepOre: 0, tillsHandOutCards: false })
    expect((await office(preview, { params: { ...pupil, cardId }, query: { cause: 'lost' } })).body).toEqual({
      cause: 'lost',
      feeOre: 20_000,
      lossNumber: 3,
      keepOre: 0,
    })
    expect((await office(preview, { params: { ...pupil, cardId }, query: { cause: 'stolen' } })).body.feeOre).toBe(2500)
    expect((await feesOf(pupil))[0]?.dueOre).toBe(10_000)
    await payIn(pupil, 10_000)
    expect(await balance(pupil)).toBe(0)
    for (const wrong of [
      { ladderOre: [] },
      { ladderOre: [0, 1, 2, 3, 4, 5] },
      { ladderOre: [-1] },
      { ladderOre: [100_001] },
      { keepOre: -1 },
      { keepOre: 100_001 },
    ]) {
      expect((await office(settings, { params: here(), body: wrong })).status, JSON.stringify(wrong)).toBe(400)
    }
    await office(settings, { params: here(), body: { ladderOre: [0, 10_000], stolenOre: 0, keepOre: 5000 } })
  })

  test('is never more than is due, whoever writes it', async () => {
    const { feeId } = await whoLostTwo()
    const writing = made.house.database.query(sql`update card_fee set charged_ore = 10001 where school_id = ${canteen.schoolId} and id = ${feeId}`)
    await expect(writing).rejects.toMatchObject({ code: '23514' })
  })

  test('leaves books that balance to the øre', async () => {
    expect((await verifyDatabase(made.house.database, made.house.keys)).discrepancies).toEqual([])
  })
})

describe('a till', () => {
  const hold = (isAllowed: boolean) => office(settings, { params: here(), body: { tillsHandOutCards: isAllowed } })

  test('shows what a scanned card is, and blocks one that was handed in, but opens none that others blocked', async () => {
    const pupil = await canteen.makePupil({ firstName: 'Ida' })
    const look = () => till('POST /api/till/card-look-ups', { body: { code: pupil.code } })
    expect((await look()).body).toMatchObject({ firstName: 'Ida', card: { state: 'active' } })
    const blocked = await till('POST /api/till/card-blocks', { body: { code: pupil.code, reason: 'lost' } })
    expect(blocked.body).toMatchObject({ firstName: 'Ida', card: { state: 'blocked', blockReason: 'lost' } })
    const { history } = (await office(pupilCards, { params: pupil })).body
    expect(history[0]).toMatchObject({ kind: 'blocked', side: 'till', who: 'Kasse 1', reason: 'lost' })
    await hold(true)
    const card = { pupilId: pupil.pupilId, cardId: pupil.cardId }
    const open = () => till('POST /api/till/pupils/:pupilId/cards/:cardId/unblock', { params: card, body: { reason: 'found' } })
    expect((await open()).body).toMatchObject({ state: 'active' })
    made.clock.pass(1000)
    await office('POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/block', {
      params: { ...pupil, cardId: pupil.cardId },
      body: { reason: 'stolen', note: 'Far ringte' },
    })
    expect(await open()).toMatchObject({ status: 409, body: { code: 'blocked_by_others' } })
    await hold(false)
  })

  test('finds pupils, hands out and replaces only where the school lets its tills', async () => {
    const pupil = await canteen.makePupil({ firstName: 'Sunniva', balanceOre: 0 })
    const params = { pupilId: pupil.pupilId }
    const steps = async () => {
      const found = await till('GET /api/till/pupils', { query: { search: 'sunn prøve' } })
      const shown = await till('GET /api/till/pupils/:pupilId/cards', { params })
      const handed = await till('POST /api/till/pupils/:pupilId/cards', { params, body: { code: 'ADGANG 5' } })
      const card = { ...params, cardId: pupil.cardId }
      const body = { code: 'ADGANG 6', cause: 'lost', seenFeeOre: 0 }
      const replaced = await till('POST /api/till/pupils/:pupilId/cards/:cardId/replacement', { params: card, body })
      return [found, shown, handed, replaced] as const
    }
    for (const { status, body } of await steps()) expect([status, body.code]).toEqual([403, 'till_may_not_hand_out'])
    await hold(true)
    expect((await till('GET /api/till/card-permissions')).body).toEqual({ handsOutCards: true })
    const [found, shown, handed, replaced] = await steps()
    expect(found.body).toEqual({ pupils: [{ pupilId: pupil.pupilId, walletId: pupil.walletId, firstName: 'Sunniva', lastName: 'Prøve', className: '8A' }] })
    expect(shown.body.terms.causes[0]).toEqual({ cause: 'lost', feeOre: 0, lossNumber: 1 })
    expect(handed.body).toMatchObject({ kind: 'paired', state: 'active' })
    expect(replaced.body).toMatchObject({ card: { kind: 'paired' }, fee: null })
    expect((await till('GET /api/till/pupils', { query: { search: '%_' } })).body).toEqual({ pupils: [] })
    await hold(false)
  })
})

test('a guest gets a wallet and a card until a day, and the card stops after it', async () => {
  const guests = 'POST /api/office/schools/:schoolId/guests'
  const wish = { id: made.house.newId(), kind: 'guest' as const, firstName: 'Vikar', lastName: 'Vold', email: null, enrolledUntil: '2026-11-04' }
  expect((await office(guests, { params: here(), body: { ...wish, enrolledUntil: null } })).status).toBe(400)
  expect((await office(guests, { params: here(), body: { ...wish, enrolledUntil: '2026-11-02' } })).body.code).toBe('day_has_passed')
  const { body: guest } = await office(guests, { params: here(), body: wish })
  expect(guest).toMatchObject({ kind: 'guest', firstName: 'Vikar', enrolledUntil: '2026-11-04' })
  const { credentialId } = await transaction(made.house.database, (tx) => issueCard(tx, made.house, { ...here(), walletId: guest.walletId, kind: 'printed' }))
  await payIn({ ...here(), walletId: guest.walletId } as TestPupil, 5000)
  expect(await buy(printedCode(credentialId))).toBe('sold')
  made.clock.set('2026-11-04T23:00:00Z')
  expect(await buy(printedCode(credentialId))).toBe('card_not_valid_now')
})
