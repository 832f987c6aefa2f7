// Receipts as links, over HTTP: who gets them, how often, what they show, and when they are over.
import { cashiersAt, makeCashiers } from '../../test/cashiers.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../database/transaction.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import type { TestPupil } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { messagesTo } from '../messages/index.ts'
import { readToken, tokenOf } from './link-token.ts'

let world: DayWorld
let asked: AskableApp

beforeAll(async () => {
  world = await openDayWorld()
  asked = await askableApp(world.made.house)
})
beforeEach(() => world.made.clock.set(LUNCH))
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await asked.app.close()
  await world.made.close()
})

const newId = () => world.made.house.newId()
const till = () => asked.till(world.canteen.till.token)
const sendTo = (purchaseId: string, to: { way: 'known' } | { way: 'email' | 'sms'; address: string }, id = newId()) =>
  till()('POST /api/till/purchases/:purchaseId/receipt-links', { params: { purchaseId }, body: { id, to, language: 'nb' } })
const open = (token: string) => asked.nobody()('POST /api/receipt-links/open', { body: { token } })
const lettersTo = (address: string) => messagesTo(world.made.house, address)
const tokenIn = (body: string) => /#token=([\w.-]+)/.exec(body)?.[1] as string

/** The pupil has a profile of its own. */
async function giveProfile({ walletId, schoolId }: TestPupil, email: string): Promise<void> {
  const personId = newId()
  const { database, clock } = world.made.house
  await database.query(sql`
    insert into person (id, email, email_confirmed_at, first_name, last_name, language, made_at)
    values (${personId}, ${email}, ${clock.now()}, 'Nora', 'Prøve', 'nn', ${clock.now()})`)
  await database.query(sql`update pupil set person_id = ${personId} where school_id = ${schoolId} and wallet_id = ${walletId}`)
}

test('whoever paid is sent a link by one press, the till sees no address, and the link shows the receipt', async () => {
  const pupil = await world.canteen.makePupil({ balanceOre: 20_000, firstName: 'Nora' })
  await giveProfile(pupil, 'nora.lenke@skolen.no')
  const { purchaseId } = await world.sell(pupil)
  const shown = await till()('GET /api/till/purchases/:purchaseId/receipt-link', { params: { purchaseId } })
  expect(shown.body).toEqual({ next: 'receipt', known: 'n•••@skolen.no', canSendSms: true })
  const sent = await sendTo(purchaseId, { way: 'known' })
  expect([sent.status, sent.body]).toEqual([200, { sentTo: 'n•••@skolen.no', isCopy: false, expiresAt: expect.any(String) }])
  const [letter] = await lettersTo('nora.lenke@skolen.no')
  // In the reader's own language, with the secret behind the # alone.
  expect(letter?.subject).toContain('Kvittering')
  expect(letter?.body).toMatch(/\/receipt#token=/)
  const { status, body } = await open(tokenIn(letter?.body ?? ''))
  expect(status).toBe(200)
  expect(body).toMatchObject({ totalOre: 3500, isCopy: false, lines: [{ name: 'Baguett' }], operator: { organisationNumber: expect.any(String) } })
  // Of whoever ate it says nothing.
  expect(JSON.stringify(body)).not.toContain('Nora')
})

test('a sent receipt is the receipt: one copy comes after it on paper or by link, and no third', async () => {
  const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
  const { purchaseId } = await world.sell(pupil)
  const id = newId()
  const to = { way: 'email', address: 'gjest@eksempel.no' } as const
  expect((await sendTo(purchaseId, to, id)).body).toMatchObject({ sentTo: 'gjest@eksempel.no', isCopy: false })
  // The answer was lost: the same again sends nothing more.
  expect((await sendTo(purchaseId, to, id)).body).toMatchObject({ isCopy: false })
  expect(await lettersTo('gjest@eksempel.no')).toHaveLength(1)
  expect((await sendTo(purchaseId, to)).body).toMatchObject({ isCopy: true })
  const [copy] = await lettersTo('gjest@eksempel.no')
  expect((await open(tokenIn(copy?.body ?? ''))).body.isCopy).toBe(true)
  expect((await sendTo(purchaseId, to)).body.code).toBe('receipt_copied_before')
  expect((await till()('POST /api/till/purchases/:purchaseId/prints', { params: { purchaseId }, body: { id: newId() } })).body.code).toBe(
    'receipt_copied_before',
  )
  expect((await till()('GET /api/till/purchases/:purchaseId/receipt-link', { params: { purchaseId } })).body.next).toBeNull()
  expect(await world.eventsOf(world.canteen.till)).toEqual(expect.arrayContaining(['receipt_printed', 'receipt_copied']))
})

test('a link that is over, bent or another’s shows nothing', async () => {
  const { house, clock } = world.made
  const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
  const { purchaseId } = await world.sell(pupil)
  await sendTo(purchaseId, { way: 'email', address: 'frist@eksempel.no' })
  const [letter] = await lettersTo('frist@eksempel.no')
  const token = tokenIn(letter?.body ?? '')
  const key = readToken(house, token) as NonNullable<ReturnType<typeof readToken>>
  const bent = [
    `${token}x`,
    `x${token}`,
    token.slice(0, -4),
    tokenOf(house, { ...key, linkId: newId() }),
    tokenOf(house, { ...key, schoolId: key.schoolId + 1 }),
  ]
  for (const each of bent) expect((await open(each.padEnd(20, 'x'))).body.code).toBe('receipt_link_not_valid')
  clock.pass(30 * 86_400_000 - 1)
  expect((await open(token)).status).toBe(200)
  clock.pass(1)
  expect((await open(token)).body.code).toBe('receipt_link_not_valid')
})

test('an address that is none is refused, as is one that nobody knows, and nothing is counted', async () => {
  const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
  const { purchaseId } = await world.sell(pupil)
  expect((await sendTo(purchaseId, { way: 'email', address: 'ikke en adresse' })).body.code).toBe('email_not_valid')
  expect((await sendTo(purchaseId, { way: 'sms', address: '12345' })).body.code).toBe('mobile_not_valid')
  expect((await sendTo(purchaseId, { way: 'known' })).body.code).toBe('receipt_address_unknown')
  expect((await sendTo(newId(), { way: 'email', address: 'a@eksempel.no' })).status).toBe(404)
  const other = asked.till((await world.canteen.makeTill()).token)
  expect((await other('GET /api/till/purchases/:purchaseId/receipt-link', { params: { purchaseId } })).status).toBe(404)
  expect((await till()('GET /api/till/purchases/:purchaseId/receipt-link', { params: { purchaseId } })).body.next).toBe('receipt')
})

test('a guest may have it by SMS, and is told no more than the link', async () => {
  const { purchaseId } = await world.sell(await world.canteen.makePupil({ balanceOre: 20_000 }))
  expect((await sendTo(purchaseId, { way: 'sms', address: '912 34 567' })).body).toMatchObject({ sentTo: '912 34 567', isCopy: false })
  const [sms] = await lettersTo('+4791234567')
  expect(sms?.channel).toBe('sms')
  expect((await open(tokenIn(sms?.body ?? ''))).body.totalOre).toBe(3500)
})

test('nobody is flooded: an address gets so many in an hour', async () => {
  const codes: unknown[] = []
  for (let sent = 0; sent < 7; sent += 1) {
    const { purchaseId } = await world.sell(await world.canteen.makePupil({ balanceOre: 20_000 }))
    codes.push((await sendTo(purchaseId, { way: 'email', address: 'mye@eksempel.no' })).body.code ?? 'sent')
  }
  expect(codes).toEqual(['sent', 'sent', 'sent', 'sent', 'sent', 'sent', 'too_many_attempts'])
})

test('the receipt that a link shows says who sold, as the one on paper does', async () => {
  const { house } = world.made
  const { till } = world.canteen
  const pupil = await world.canteen.makePupil({ balanceOre: 20_000 })
  const at = cashiersAt(asked, await makeCashiers(house, till.schoolId), till)
  expect((await at.signIn('kari')).status).toBe(200)
  const { purchaseId } = await world.sell(pupil)
  await sendTo(purchaseId, { way: 'email', address: 'kasserer@eksempel.no' })
  const [letter] = await lettersTo('kasserer@eksempel.no')
  const paper = await asked.till(till.token)('GET /api/till/purchases/:purchaseId/receipt', { params: { purchaseId } })
  expect(paper.body.cashier).toEqual({ name: 'Kari', number: 1 })
  expect((await open(tokenIn(letter?.body ?? ''))).body.cashier).toEqual(paper.body.cashier)
})
