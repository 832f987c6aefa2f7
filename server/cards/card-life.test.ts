import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows, sql } from '../../database/transaction.ts'
import { printedCode } from '../../rules/card-codes.ts'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makePayer } from '../../test/topups.ts'
import { cardsOfBatch } from './index.ts'

let made: TestHouse
let asked: AskableApp
let canteen: Canteen
let elsewhere: Canteen
let office: Asker
let till: Asker

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
  canteen = await makeCanteen(made.house)
  elsewhere = await makeCanteen(made.house)
  office = await officeOf(canteen)
  till = asked.till(canteen.till.token)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

async function officeOf({ schoolId }: Canteen): Promise<Asker> {
  const [school] = await rows<{ operatorId: string }>(made.house.database, sql`select operator_id as "operatorId" from school where id = ${schoolId}`)
  return asked.staff({ role: 'office', operatorId: school?.operatorId as string, schoolId })
}

/** A grown-up of the pupil's, and what they ask with. */
async function guardianOf({ schoolId, pupilId }: TestPupil): Promise<Asker> {
  const personId = await makePayer(made.house)
  await made.house.database.query(sql`
    insert into guardianship (school_id, pupil_id, person_id, starts_at)
    values (${schoolId}, ${pupilId}, ${personId}, ${made.clock.now()})`)
  return asked.person(personId)
}

const batches = 'POST /api/office/schools/:schoolId/card-batches'
const handOut = 'POST /api/office/schools/:schoolId/pupils/:pupilId/cards'
const register = 'POST /api/wallets/:schoolId/:walletId/cards'
const familyCards = 'GET /api/wallets/:schoolId/:walletId/cards'
const noWords = { name: null, validUntil: null, note: null }

/** The codes of a new batch, in the order they are printed. */
async function newCodes(count: number, at = canteen, by = office): Promise<string[]> {
  const { body } = await by(batches, { params: { schoolId: at.schoolId }, body: { id: made.house.newId(), label: 'Høsten', cardCount: count } })
  const cards = await cardsOfBatch(made.house.database, { schoolId: at.schoolId, batchId: body.batchId })
  made.clock.pass(1000)
  return cards.map(({ cardId }) => printedCode(made.house.keys.credentialIdOf(cardId)))
}

const buy = async (code: string, asker = till) => {
  const lines = [{ productId: canteen.apple.productId, quantity: 1, unitPriceOre: 800 }]
  const { status, body } = await asker('POST /api/purchases', { body: { id: made.house.newId(), code, lines, totalOre: 800 } })
  return status === 200 ? 'sold' : body.code
}

describe('a batch of cards', () => {
  test('has as many cards as were asked for, nobody’s yet, and the same id again is the same batch', async () => {
    const wish = { id: made.house.newId(), label: ' Åttende trinn ', cardCount: 3 }
    const first = await office(batches, { params: { schoolId: canteen.schoolId }, body: wish })
    expect(first).toMatchObject({
      status: 200,
      body: { label: 'Åttende trinn', cardCount: 3, unassignedCount: 3, handedOutCount: 0, discardedCount: 0, madeBy: 'Ansatt Prøve' },
    })
    expect((await office(batches, { params: { schoolId: canteen.schoolId }, body: wish })).body).toEqual(first.body)
    expect(await office(batches, { params: { schoolId: canteen.schoolId }, body: { ...wish, cardCount: 4 } })).toMatchObject({
      status: 422,
      body: { code: 'same_id_other_content' },
    })
    const listed = await office('GET /api/office/schools/:schoolId/card-batches', { params: { schoolId: canteen.schoolId } })
    expect(listed.body.batches).toContainEqual(first.body)
  })

  test('has from 1 to 500 cards', async () => {
    for (const [cardCount, status] of [
      [0, 400],
      [1, 200],
      [500, 200],
      [501, 400],
    ] as const) {
      expect((await office(batches, { params: { schoolId: canteen.schoolId }, body: { id: made.house.newId(), label: 'Mange', cardCount } })).status).toBe(
        status,
      )
    }
  })

  test('stores no code: only what a code is found by, and its last four characters', async () => {
    const [code = ''] = await newCodes(1)
    const { rows: found } = await made.house.database.query(sql`select * from card where school_id = ${canteen.schoolId} and hint = ${code.slice(-4)}`)
    expect(found.length).toBeGreaterThan(0)
    expect(JSON.stringify(found)).not.toContain(code.slice(2, 18))
  })

  test('that is thrown away is useless for ever, but for the cards that somebody has', async () => {
    const pupil = await canteen.makePupil()
    const { body: batch } = await office(batches, {
      params: { schoolId: canteen.schoolId },
      body: { id: made.house.newId(), label: 'Feiltrykk', cardCount: 2 },
    })
    const [one, other] = (await cardsOfBatch(made.house.database, { schoolId: canteen.schoolId, batchId: batch.batchId })).map(({ cardId }) =>
      printedCode(made.house.keys.credentialIdOf(cardId)),
    ) as [string, string]
    await office(handOut, { params: pupil, body: { code: one, ...noWords } })
    const discarded = await office('POST /api/office/schools/:schoolId/card-batches/:batchId/discard', {
      params: { schoolId: canteen.schoolId, batchId: batch.batchId },
    })
    expect(discarded.body).toMatchObject({ unassignedCount: 0, handedOutCount: 1, discardedCount: 1 })
    expect(await buy(one)).toBe('sold')
    expect(await office(handOut, { params: pupil, body: { code: other, ...noWords } })).toMatchObject({ status: 409, body: { code: 'card_over' } })
  })

  test('is for the office of that school alone', async () => {
    const body = { id: made.house.newId(), label: 'Snik', cardCount: 1 }
    expect(await (await officeOf(elsewhere))(batches, { params: { schoolId: canteen.schoolId }, body })).toMatchObject({ status: 403 })
    expect(await asked.nobody()(batches, { params: { schoolId: canteen.schoolId }, body })).toMatchObject({ status: 401 })
  })
})

describe('a card at the till', () => {
  test('of a batch pays once it is handed out, and until then the till says that it is nobody’s', async () => {
    const pupil = await canteen.makePupil()
    const [code = ''] = await newCodes(1)
    expect(await buy(code)).toBe('card_not_handed_out')
    const { status, body } = await office(handOut, { params: pupil, body: { code, ...noWords, name: ' Den   blå ' } })
    expect(status).toBe(200)
    expect(body).toMatchObject({ kind: 'printed', state: 'active', hint: code.slice(-4), name: 'Den blå', validUntil: null })
    expect(await buy(code)).toBe('sold')
  })

  test('that somebody had before pays once it is paired, however its number is written', async () => {
    const pupil = await canteen.makePupil()
    expect(await buy('04:A2:2B:6A')).toBe('card_not_paired')
    const { body } = await office(handOut, { params: pupil, body: { code: '04 a2 2b 6a', ...noWords } })
    expect(body).toMatchObject({ kind: 'paired', state: 'active', hint: '2B6A' })
    expect(await buy('04A22B6A')).toBe('sold')
    const { rows: stored } = await made.house.database.query(sql`select encode(code_hash, 'escape') as hash, hint from card where id = ${body.cardId}`)
    expect(JSON.stringify(stored)).not.toContain('04A22B6A')
  })

  test('may have the same number as somebody else’s card at another school, and pays for its own only', async () => {
    const [here, there] = [await canteen.makePupil(), await elsewhere.makePupil()]
    await office(handOut, { params: here, body: { code: 'Bibliotek 0007', ...noWords } })
    expect(await buy('Bibliotek 0007', asked.till(elsewhere.till.token))).toBe('card_not_paired')
    const theirs = await (await officeOf(elsewhere))(handOut, { params: there, body: { code: 'Bibliotek 0007', ...noWords } })
    expect(theirs).toMatchObject({ status: 200, body: { kind: 'paired' } })
  })

  test('that is damaged is not taken for a strange one', async () => {
    const pupil = await canteen.makePupil()
    const damaged = pupil.code.slice(0, -1)
    expect(await buy(damaged)).toBe('card_unreadable')
    expect(await office(handOut, { params: pupil, body: { code: damaged, ...noWords } })).toMatchObject({ status: 422, body: { code: 'card_unreadable' } })
  })

  test('that was lent pays to the end of its last day, and not the day after', async () => {
    const pupil = await canteen.makePupil()
    const [code = ''] = await newCodes(1)
    const day = (validUntil: string) => ({ params: pupil, body: { code, ...noWords, validUntil } })
    expect(await office(handOut, day('2026-11-02'))).toMatchObject({ status: 422, body: { code: 'day_has_passed' } })
    expect(await office(handOut, day('2026-02-30'))).toMatchObject({ status: 400 })
    expect(await office(handOut, day('2026-11-03'))).toMatchObject({ body: { state: 'active', validUntil: '2026-11-03' } })
    const noon = made.clock.now().toISOString()
    made.clock.set('2026-11-03T22:59:59Z')
    expect(await buy(code)).toBe('sold')
    made.clock.set('2026-11-03T23:00:00Z')
    expect(await buy(code)).toBe('card_expired')
    const { body } = await office('GET /api/office/schools/:schoolId/pupils/:pupilId/cards', { params: pupil })
    expect(body.cards.find(({ hint }) => hint === code.slice(-4))).toMatchObject({ state: 'expired' })
    made.clock.set(noon)
  })

  test('of somebody whose time at the school begins later says so', async () => {
    const pupil = await canteen.makePupil()
    await made.house.database.query(sql`update pupil set enrolled_from = '2026-11-04' where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
    expect(await buy(pupil.code)).toBe('card_not_valid_yet')
  })
})

describe('handing out', () => {
  test('a card that is somebody else’s is refused without saying whose', async () => {
    const [owner, other] = [await canteen.makePupil({ firstName: 'Eva' }), await canteen.makePupil()]
    const refused = await office(handOut, { params: other, body: { code: owner.code, ...noWords } })
    expect(refused).toMatchObject({ status: 409, body: { code: 'card_taken' } })
    expect(JSON.stringify(refused.body)).not.toMatch(/Eva|pupil|wallet/i)
    await office(handOut, { params: owner, body: { code: 'KOMMUNE-1', ...noWords } })
    expect((await office(handOut, { params: other, body: { code: 'kommune-1', ...noWords } })).body.code).toBe('card_taken')
  })

  test('the same card to the same pupil twice is one card and one line of history', async () => {
    const pupil = await canteen.makePupil()
    const [code = ''] = await newCodes(1)
    const [first, second] = [
      await office(handOut, { params: pupil, body: { code, ...noWords } }),
      await office(handOut, { params: pupil, body: { code, ...noWords } }),
    ]
    expect(second.body).toEqual(first.body)
    const { body } = await office('GET /api/office/schools/:schoolId/pupils/:pupilId/cards', { params: pupil })
    expect(body.history.filter(({ cardId }) => cardId === first.body.cardId).map(({ kind }) => kind)).toEqual(['handed_out', 'made'])
  })

  test('a card of another school, one that nobody made, and one that cannot be a card are each refused by their reason', async () => {
    const pupil = await canteen.makePupil()
    const [theirs = ''] = await newCodes(1, elsewhere, await officeOf(elsewhere))
    for (const [code, refusal] of [
      [theirs, 'card_of_other_school'],
      [printedCode('0123456789ABCDEF'), 'card_unknown'],
      [pupil.phoneCodeAt(made.clock.now().getTime()), 'card_not_usable'],
      ['1 2 3', 'card_not_usable'],
    ] as const) {
      expect((await office(handOut, { params: pupil, body: { code, ...noWords } })).body.code, code).toBe(refusal)
    }
  })

  test('stops at five cards in use', async () => {
    const pupil = await canteen.makePupil()
    const codes = await newCodes(5)
    const answers = []
    for (const code of codes) answers.push((await office(handOut, { params: pupil, body: { code, ...noWords } })).body.code ?? 'given')
    // One was there from the start.
    expect(answers).toEqual(['given', 'given', 'given', 'given', 'too_many_cards'])
  })

  test('takes a card back for good, and its number is never anybody’s again', async () => {
    const [pupil, next] = [await canteen.makePupil({ balanceOre: 5000 }), await canteen.makePupil()]
    const { body: card } = await office(handOut, { params: pupil, body: { code: 'Gjest 12', ...noWords } })
    const returned = await office('POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/return', {
      params: { ...pupil, cardId: card.cardId },
      body: { note: null },
    })
    expect(returned.body).toMatchObject({ state: 'ended', endReason: 'returned' })
    expect(await buy('Gjest 12')).toBe('card_over')
    for (const holder of [pupil, next]) {
      expect((await office(handOut, { params: holder, body: { code: 'Gjest 12', ...noWords } })).body.code).toBe('card_over')
    }
    const unblock = 'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/unblock'
    expect(await office(unblock, { params: { ...pupil, cardId: card.cardId }, body: { reason: 'found', note: 'Funnet igjen' } })).toMatchObject({ status: 409 })
    expect(await buy(pupil.code)).toBe('sold')
  })

  test('what is over stays over, and a card stays with its wallet, also when somebody writes straight to the database', async () => {
    const [pupil, other] = [await canteen.makePupil(), await canteen.makePupil()]
    const write = (statement: ReturnType<typeof sql>) =>
      made.house.database.query(statement).then(
        () => 'written',
        (error: { code?: string }) => error.code,
      )
    expect(await write(sql`update card set wallet_id = ${other.walletId} where school_id = ${pupil.schoolId} and id = ${pupil.cardId}`)).toBe('PT001')
    await write(sql`update card set ended_at = ${made.clock.now()}, end_reason = 'returned' where school_id = ${pupil.schoolId} and id = ${pupil.cardId}`)
    expect(await write(sql`update card set ended_at = null, end_reason = null where school_id = ${pupil.schoolId} and id = ${pupil.cardId}`)).toBe('PT001')
    expect(await write(sql`delete from card_event where school_id = ${pupil.schoolId}`)).not.toBe('written')
  })
})

describe('registering a card in the profile', () => {
  test('takes a card of the school that nobody has, names it, and may be asked twice', async () => {
    const pupil = await canteen.makePupil()
    const guardian = await guardianOf(pupil)
    const [code = ''] = await newCodes(1)
    const typed = code.toLowerCase().replaceAll(/(.{4})/g, '$1 ')
    const first = await guardian(register, { params: pupil, body: { code: typed, name: 'I sekken' } })
    expect(first).toMatchObject({ status: 200, body: { state: 'active', name: 'I sekken', hint: code.slice(-4) } })
    expect((await guardian(register, { params: pupil, body: { code, name: null } })).body).toEqual(first.body)
    expect(await buy(code)).toBe('sold')
    const { body } = await guardian(familyCards, { params: pupil })
    expect(body.cards.map(({ name }) => name)).toContain('I sekken')
    expect(body.history[0]).toMatchObject({ kind: 'registered', side: 'family', who: 'Kari', isMe: true })
    expect(body.history).toContainEqual(expect.objectContaining({ kind: 'made', side: 'office', who: null }))
    expect(JSON.stringify(body)).not.toContain('Ansatt')
  })

  test('is refused what is not the school’s own, with the reason', async () => {
    const [pupil, other] = [await canteen.makePupil(), await canteen.makePupil()]
    const guardian = await guardianOf(pupil)
    const [theirs = ''] = await newCodes(1, elsewhere, await officeOf(elsewhere))
    for (const [code, refusal] of [
      [theirs, 'card_of_other_school'],
      [other.code, 'card_taken'],
      [printedCode('0123456789ABCDEF'), 'card_unknown'],
      ['Bibliotek 99', 'card_not_to_register'],
      [other.code.slice(0, -1), 'card_not_to_register'],
    ] as const) {
      expect((await guardian(register, { params: pupil, body: { code, name: null } })).body.code, code).toBe(refusal)
    }
  })

  test('cannot be used to guess: after ten wrong numbers in an hour it is over for that hour, and the log says how often', async () => {
    const pupil = await canteen.makePupil()
    const guardian = await guardianOf(pupil)
    const guess = (number: number) =>
      guardian(register, { params: pupil, body: { code: printedCode(`00000000000000${String(number).padStart(2, '0')}`), name: null } })
    const before = made.logged.length
    const answers = []
    for (let number = 0; number < 11; number += 1) answers.push((await guess(number)).body.code)
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 'card_unknown'), 'too_many_attempts'])
    const logged = made.logged.slice(before)
    expect(logged.filter(({ event }) => event === 'card not registered')).toHaveLength(10)
    expect(JSON.stringify(logged)).not.toContain('S1')
    const [code = ''] = await newCodes(1)
    expect((await guardian(register, { params: pupil, body: { code, name: null } })).body.code).toBe('too_many_attempts')
    made.clock.pass(3_600_000)
    expect((await guardian(register, { params: pupil, body: { code, name: null } })).status).toBe(200)
  })

  test('is nothing that strangers can do, or see', async () => {
    const pupil = await canteen.makePupil()
    const stranger = await guardianOf(await canteen.makePupil())
    const card = { ...pupil, cardId: pupil.cardId }
    expect((await stranger(familyCards, { params: pupil })).status).toBe(404)
    expect((await stranger(register, { params: pupil, body: { code: '1234', name: null } })).status).toBe(404)
    expect((await stranger('POST /api/wallets/:schoolId/:walletId/cards/:cardId/block', { params: card, body: { reason: 'lost' } })).status).toBe(404)
  })
})

describe('blocking', () => {
  const block = 'POST /api/wallets/:schoolId/:walletId/cards/:cardId/block'
  const unblock = 'POST /api/wallets/:schoolId/:walletId/cards/:cardId/unblock'
  const officeBlock = 'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/block'

  test('by the family stops the card at once, opening lets it pay again, and doing either twice changes nothing', async () => {
    const pupil = await canteen.makePupil()
    const guardian = await guardianOf(pupil)
    const params = { ...pupil, cardId: pupil.cardId }
    const first = await guardian(block, { params, body: { reason: 'lost' } })
    expect(first.body).toMatchObject({ state: 'blocked', blockReason: 'lost' })
    made.clock.pass(60_000)
    expect((await guardian(block, { params, body: { reason: 'stolen' } })).body).toEqual(first.body)
    expect(await buy(pupil.code)).toBe('card_blocked')
    expect((await guardian(unblock, { params, body: { reason: 'found' } })).body).toMatchObject({ state: 'active', blockedAt: null, blockReason: null })
    await guardian(unblock, { params, body: { reason: 'found' } })
    expect(await buy(pupil.code)).toBe('sold')
    const { body } = await guardian(familyCards, { params: pupil })
    expect(body.history.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['unblocked', 'found'],
      ['blocked', 'lost'],
    ])
  })

  test('by the office is on behalf of somebody: with a reason, which the family reads', async () => {
    const pupil = await canteen.makePupil()
    const params = { ...pupil, cardId: pupil.cardId }
    expect((await office(officeBlock, { params, body: { reason: 'lost', note: '' } })).status).toBe(400)
    await office(officeBlock, { params, body: { reason: 'lost', note: 'Mor ringte' } })
    const { body } = await (await guardianOf(pupil))(familyCards, { params: pupil })
    expect(body.history[0]).toMatchObject({ kind: 'blocked', side: 'office', note: 'Mor ringte', who: null, isMe: false })
    const seenByOffice = await office('GET /api/office/schools/:schoolId/pupils/:pupilId/cards', { params: pupil })
    expect(seenByOffice.body.history[0]).toMatchObject({ who: 'Ansatt Prøve', isMe: true })
  })

  test('reaches no card of another pupil, nor of another school', async () => {
    const [pupil, other] = [await canteen.makePupil(), await canteen.makePupil()]
    expect(await office(officeBlock, { params: { ...pupil, cardId: other.cardId }, body: { reason: 'lost', note: 'Feil elev' } })).toMatchObject({
      status: 404,
    })
    const theirs = await officeOf(elsewhere)
    expect(
      await theirs(officeBlock, { params: { ...pupil, schoolId: elsewhere.schoolId, cardId: pupil.cardId }, body: { reason: 'lost', note: 'Feil skole' } }),
    ).toMatchObject({ status: 404 })
    expect(await theirs(officeBlock, { params: { ...pupil, cardId: pupil.cardId }, body: { reason: 'lost', note: 'Feil skole' } })).toMatchObject({
      status: 403,
    })
    expect(await buy(pupil.code)).toBe('sold')
  })

  test('a name is given and taken away, and only what changed is told', async () => {
    const pupil = await canteen.makePupil()
    const guardian = await guardianOf(pupil)
    const params = { ...pupil, cardId: pupil.cardId }
    const name = (text: string | null) => guardian('PATCH /api/wallets/:schoolId/:walletId/cards/:cardId', { params, body: { name: text } })
    expect((await name('Den med hull')).body.name).toBe('Den med hull')
    expect((await name('Den med hull')).body.name).toBe('Den med hull')
    expect((await name('   ')).body.name).toBeNull()
    const { body } = await guardian(familyCards, { params: pupil })
    expect(body.history.map(({ kind }) => kind)).toEqual(['named', 'named'])
  })
})
