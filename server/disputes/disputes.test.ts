// «Dette var ikke meg», over HTTP: the case, what paid, and who may say it.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../contract/ids.ts'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { DISPUTE_DAYS } from '../../rules/disputes.ts'
import type { TestPupil } from '../../test/canteen.ts'
import { type EnquiryWorld, openEnquiryWorld } from '../../test/enquiries.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { currentSigner } from '../journal/index.ts'
import { makeGuardian } from '../people/index.ts'
import { makePurchases, type PurchaseWish } from '../purchases/index.ts'

let made: TestHouse
let world: EnquiryWorld
let kari: Awaited<ReturnType<EnquiryWorld['signedIn']>>
beforeAll(async () => {
  made = await houseForTest()
  world = await openEnquiryWorld(made)
  kari = await world.signedIn({ email: 'kari.dahl@familie.example', firstName: 'Kari' })
})
afterAll(async () => {
  await world.app.close()
  await made.close()
})
beforeEach(async () => {
  made.clock.set(LUNCH)
  await made.house.database.query(sql`delete from attempt`)
})

async function pupilOfKari(): Promise<TestPupil> {
  const pupil = await world.canteen.makePupil({ balanceOre: 10_000, firstName: 'Mai' })
  const { schoolId, pupilId } = pupil
  await transaction(made.house.database, (tx) => makeGuardian(tx, made.house, { schoolId, pupilId, personId: kari.personId }))
  return pupil
}

async function buy(pupil: TestPupil, wish: Partial<PurchaseWish> = {}) {
  const signer = await currentSigner(made.house.database, made.house.keys)
  const asked = world.canteen.wish(pupil, wish)
  const [outcome] = await makePurchases(made.house, signer, [asked])
  return { purchaseId: asked.id, outcome }
}

const dispute = (ask: EnquiryWorld['guardian'], { schoolId, walletId }: TestPupil, purchaseId: string, { id = newId(), message = 'Hun var syk.' } = {}) =>
  ask('POST /api/wallets/:schoolId/:walletId/purchases/:purchaseId/dispute', { params: { schoolId, walletId, purchaseId }, body: { id, message } })

const cases = () => rows(made.house.database, sql`select 1 from purchase_dispute`)

describe('a purchase that was not theirs', () => {
  test('blocks the card and opens a case in one go, which both sides see, and moves no money', async () => {
    const pupil = await pupilOfKari()
    const { purchaseId } = await buy(pupil)
    const { status, body } = await dispute(kari.ask, pupil, purchaseId)
    expect(status).toBe(200)
    expect((await buy(pupil)).outcome).toMatchObject({ refusal: { code: 'card_blocked' } })
    expect((await balanceOf(made.house.database, pupil))?.balanceOre).toBe(6500)

    const { schoolId, walletId } = pupil
    const seen = await world.office('GET /api/office/schools/:schoolId/enquiries/:enquiryId', { params: { schoolId, enquiryId: body.enquiryId } })
    expect(seen.body).toMatchObject({
      topic: 'not_me',
      pupil: { walletId },
      writer: { relation: 'guardian' },
      purchase: { purchaseId, totalOre: 3500, tillName: 'Kasse 1', lines: [{ name: 'Baguett', quantity: 1 }] },
      messages: [{ from: 'family', body: 'Hun var syk.' }],
    })
    const history = await kari.ask('GET /api/wallets/:schoolId/:walletId/history', { params: { schoolId, walletId }, query: {} })
    expect(history.body.entries.map(({ kind, purchaseId: of, disputeNumber }) => ({ kind, of, disputeNumber }))).toEqual([
      { kind: 'purchase', of: purchaseId, disputeNumber: body.number },
      { kind: 'topup', of: null, disputeNumber: null },
    ])
  })

  test('ends the code on the phone, when that is what paid', async () => {
    const pupil = await pupilOfKari()
    const code = () => pupil.phoneCodeAt(made.clock.now().getTime())
    await made.house.database.query(sql`
      insert into phone (school_id, card_id, wallet_id, token_hash, device, bound_at, seen_at)
      values (${pupil.schoolId}, ${pupil.phoneCardId}, ${pupil.walletId}, ${Buffer.alloc(32, 7)}, 'android', ${made.clock.now()}, ${made.clock.now()})`)
    const { purchaseId, outcome } = await buy(pupil, { code: code() })
    expect(outcome).not.toHaveProperty('refusal')
    await dispute(kari.ask, pupil, purchaseId)
    made.clock.pass(60_000)
    expect((await buy(pupil, { code: code() })).outcome).toHaveProperty('refusal')
    expect((await buy(pupil)).outcome).not.toHaveProperty('refusal')
  })

  test('is one case, however often it is sent and whoever of the family says it', async () => {
    const pupil = await pupilOfKari()
    const { purchaseId } = await buy(pupil)
    const before = (await cases()).length
    const id = newId()
    const [first, again] = await Promise.all([dispute(kari.ask, pupil, purchaseId, { id }), dispute(kari.ask, pupil, purchaseId, { id })])
    expect([first.status, again.body]).toEqual([200, first.body])
    expect(await dispute(kari.ask, pupil, purchaseId)).toMatchObject({ status: 409, body: { code: 'purchase_disputed', number: first.body.number } })
    expect((await cases()).length).toBe(before + 1)
  })

  test('is said by the family alone, of its own purchases, and for a term', async () => {
    const pupil = await pupilOfKari()
    const { purchaseId } = await buy(pupil)
    expect(await dispute(world.stranger, pupil, purchaseId)).toMatchObject({ status: 404 })
    expect(await dispute(world.guardian, pupil, purchaseId)).toMatchObject({ status: 404 })
    expect(await dispute(kari.ask, await pupilOfKari(), purchaseId)).toMatchObject({ status: 404, body: { code: 'not_found' } })
    made.clock.pass(DISPUTE_DAYS * 86_400_000 + 1)
    const later = await world.person(kari.personId)
    expect(await dispute(later, pupil, purchaseId)).toMatchObject({ status: 409, body: { code: 'dispute_too_late', days: DISPUTE_DAYS } })
    made.clock.pass(-1)
    expect((await dispute(later, pupil, purchaseId)).status).toBe(200)
  })

  test('blocks nothing when the case cannot be opened', async () => {
    const pupil = await pupilOfKari()
    const { purchaseId } = await buy(pupil)
    expect((await dispute(kari.ask, pupil, purchaseId, { message: '   ' })).body.code).toBe('message_not_valid')
    expect((await buy(pupil)).outcome).not.toHaveProperty('refusal')
  })

  test('cannot be chosen as what one writes about in the form', async () => {
    const wish = { ...world.ownWish(), topic: 'not_me' as 'other' }
    expect((await world.guardian('POST /api/person/enquiries', { body: wish })).status).toBe(400)
  })
})
