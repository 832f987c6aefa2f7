// The office's side of an enquiry, over HTTP: who may see it, answering, noting, taking, states, the list, forgetting.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../contract/ids.ts'
import { rows, sql } from '../../database/transaction.ts'
import type { Asker } from '../../test/asking.ts'
import { makeCanteen } from '../../test/canteen.ts'
import { usualKept } from '../../rules/kept-for.ts'
import { type EnquiryWorld, openEnquiryWorld } from '../../test/enquiries.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'
import { lettersTo } from '../../test/people.ts'
import { makeHousekeeping } from '../housekeeping.ts'
import { messagesTo } from '../messages/index.ts'
import { forgetOldEnquiries } from './index.ts'

let made: TestHouse
let world: EnquiryWorld
beforeAll(async () => {
  made = await houseForTest()
  world = await openEnquiryWorld(made)
})
afterAll(async () => {
  await world.app.close()
  await made.close()
})
beforeEach(async () => {
  made.clock.set(LUNCH)
  await made.house.database.query(sql`delete from attempt`)
  await made.house.database.query(sql`delete from message`)
  await made.house.database.query(sql`delete from enquiry`)
})

const ENQUIRY = '/api/office/schools/:schoolId/enquiries/:enquiryId' as const

/** An enquiry about Mai from her guardian; its address. */
async function fromGuardian(wish: Parameters<EnquiryWorld['ownWish']>[0] = {}) {
  const body = world.ownWish(wish)
  expect((await world.guardian('POST /api/person/enquiries', { body })).status).toBe(200)
  made.clock.pass(1_000)
  return { schoolId: body.schoolId, enquiryId: body.id }
}
type Params = Awaited<ReturnType<typeof fromGuardian>>

async function fromAnyone(wish: Parameters<EnquiryWorld['wish']>[0] = {}): Promise<Params> {
  const body = world.wish(wish)
  expect((await world.nobody()('POST /api/enquiries', { body })).status).toBe(200)
  made.clock.pass(1_000)
  return { schoolId: body.schoolId, enquiryId: body.id }
}

const show = async (params: Params, ask: Asker = world.office) => (await ask(`GET ${ENQUIRY}`, { params })).body
const deed = async (params: Params, done: 'solved' | 'reopened' | 'closed') =>
  (await world.office(`POST ${ENQUIRY}/deeds`, { params, body: { deed: done } })).body
async function answer(params: Params, { message = 'Hent et nytt kort hos oss.', isSolved = false, id = newId(), ask = world.office } = {}) {
  const lastSeenMessageId = (await show(params)).messages.at(-1)?.messageId as string
  made.clock.pass(1_000)
  return ask(`POST ${ENQUIRY}/answers`, { params, body: { id, message, lastSeenMessageId, isSolved } })
}
function reply(params: Params, message = 'Takk!') {
  made.clock.pass(1_000)
  return world.guardian('POST /api/person/enquiries/:schoolId/:enquiryId/messages', { params, body: { id: newId(), message } })
}

async function operatorOf(schoolId: number): Promise<string> {
  const found = await rows<{ operatorId: string }>(made.house.database, sql`select operator_id as "operatorId" from school where id = ${schoolId}`)
  return found[0]?.operatorId as string
}

describe('an enquiry is seen by', () => {
  const seenBy = async (ask: Asker) => {
    const params = await fromGuardian()
    const { schoolId } = params
    const answers = [
      await ask(`GET ${ENQUIRY}`, { params }),
      await ask('GET /api/office/schools/:schoolId/enquiries', { params: { schoolId } }),
      await ask('GET /api/office/schools/:schoolId/enquiry-count', { params: { schoolId } }),
      await ask('GET /api/office/schools/:schoolId/enquiry-colleagues', { params: { schoolId } }),
      await ask(`POST ${ENQUIRY}/notes`, { params, body: { id: newId(), note: 'Sett' } }),
      await ask(`POST ${ENQUIRY}/assignee`, { params, body: { personId: null } }),
      await ask(`POST ${ENQUIRY}/deeds`, { params, body: { deed: 'solved' } }),
      await ask(`POST ${ENQUIRY}/answers`, { params, body: { id: newId(), message: 'Hei', lastSeenMessageId: params.enquiryId, isSolved: false } }),
    ]
    return [...new Set(answers.map(({ status }) => status))]
  }

  test('the school’s office and administrator', async () => {
    const { operatorId, canteen } = world
    expect(await seenBy(world.office)).toEqual([200])
    expect(await seenBy(await world.staff({ role: 'administrator', operatorId, schoolId: canteen.schoolId }))).toEqual([200])
  })

  test('the operator’s customer service, who work at all its schools', async () => {
    expect(await seenBy(await world.staff({ role: 'office', operatorId: world.operatorId, schoolId: null }))).toEqual([200])
    expect(await seenBy(await world.staff({ role: 'administrator', operatorId: world.operatorId, schoolId: null }))).toEqual([200])
  })

  test('no canteen worker, at the school or at all of them', async () => {
    const { operatorId, canteen } = world
    expect(await seenBy(await world.staff({ role: 'canteen', operatorId, schoolId: canteen.schoolId }))).toEqual([403])
    expect(await seenBy(await world.staff({ role: 'canteen', operatorId, schoolId: null }))).toEqual([403])
  })

  test('nobody of another school or operator, of a post that has ended, or without a post', async () => {
    const elsewhere = await makeCanteen(made.house)
    const operatorId = await operatorOf(elsewhere.schoolId)
    expect(await seenBy(await world.staff({ role: 'office', operatorId, schoolId: elsewhere.schoolId }))).toEqual([403])
    expect(await seenBy(await world.staff({ role: 'administrator', operatorId, schoolId: null }))).toEqual([403])
    // Not by asking at one's own school for what another has either.
    const params = { ...(await fromGuardian()), schoolId: elsewhere.schoolId }
    const neighbour = await world.staff({ role: 'office', operatorId, schoolId: elsewhere.schoolId })
    expect((await neighbour(`GET ${ENQUIRY}`, { params })).body.code).toBe('not_found')
    const ended = await world.staff({ role: 'office', operatorId: world.operatorId, schoolId: world.canteen.schoolId, endsAt: made.clock.now() })
    expect(await seenBy(ended)).toEqual([403])
    expect(await seenBy(world.guardian)).toEqual([403])
    expect(await seenBy(world.nobody())).toEqual([401])
  })
})

describe('the office answers', () => {
  test('and the family gets it by e-mail in their language, once, with a link to reply', async () => {
    const params = await fromGuardian()
    const id = newId()
    const answered = await answer(params, { id })
    expect(answered.body).toMatchObject({ state: 'waiting', waitsSince: null, messages: [{ from: 'family' }, { from: 'office', writtenBy: 'Ansatt' }] })
    expect((await answer(params, { id })).status).toBe(200)
    const [letter] = await lettersTo(made.house, world.guardianEmail)
    expect(letter?.subject).toMatch(/^Svar på førespurnad \d+$/)
    expect(letter?.body).toContain('Hei, Kari!')
    expect(letter?.body).toContain('Hent et nytt kort hos oss.')
    expect(letter?.body).toMatch(/Helsing Ansatt, Testskolen/)
    expect(letter?.body).toContain(`/enquiries/${params.schoolId}/${params.enquiryId}`)
    expect(await lettersTo(made.house, world.guardianEmail)).toHaveLength(2)
  })

  test('one without a profile by a new link for each answer', async () => {
    const params = await fromAnyone()
    const first = await world.tokenTo('tor@familie.example')
    await answer(params)
    const second = await world.tokenTo('tor@familie.example')
    expect(second).not.toBe(first)
    const replied = await world.nobody()('POST /api/enquiry-links/reply', { body: { token: second, id: newId(), message: 'Thanks!' } })
    expect(replied.body.messages.map(({ from }) => from)).toEqual(['family', 'office', 'family'])
    expect(await show(params)).toMatchObject({ state: 'open' })
  })

  test('only after having seen what was written last', async () => {
    const params = await fromGuardian()
    const seen = { id: newId(), message: 'Hei', lastSeenMessageId: params.enquiryId, isSolved: false }
    await reply(params, 'Vi fant det!')
    expect((await world.office(`POST ${ENQUIRY}/answers`, { params, body: seen })).body.code).toBe('enquiry_has_moved_on')
    expect((await answer(params)).status).toBe(200)
    expect(await lettersTo(made.house, world.guardianEmail)).toHaveLength(2)
  })

  test('with nothing that is empty, and never in a closed enquiry', async () => {
    const params = await fromGuardian()
    expect((await answer(params, { message: ' \n' })).body.code).toBe('message_not_valid')
    await deed(params, 'closed')
    expect((await answer(params)).body.code).toBe('enquiry_takes_no_replies')
    expect((await reply(params)).body.code).toBe('enquiry_takes_no_replies')
    const thread = await world.guardian('GET /api/person/enquiries/:schoolId/:enquiryId', { params })
    expect(thread.body).toMatchObject({ mayReply: false, enquiry: { state: 'closed' } })
  })
})

describe('an enquiry', () => {
  test('that is solved is opened again by a reply, and its history tells', async () => {
    const params = await fromGuardian()
    expect((await answer(params, { isSolved: true })).body).toMatchObject({ state: 'solved' })
    made.clock.pass(60_000)
    await reply(params, 'Det virker ikke.')
    const shown = await show(params)
    expect(shown).toMatchObject({ state: 'open', waitsSince: made.clock.now().toISOString() })
    expect(shown.history.map(({ event, by, assignee }) => [event, by, assignee])).toEqual([
      ['assigned', 'Ansatt Prøve', 'Ansatt Prøve'],
      ['solved', 'Ansatt Prøve', null],
      ['reopened', null, null],
    ])
  })

  test('is solved once however often it is pressed, and reopened by the office', async () => {
    const params = await fromGuardian()
    await deed(params, 'solved')
    expect((await deed(params, 'solved')).history).toHaveLength(1)
    expect(await deed(params, 'reopened')).toMatchObject({ state: 'open', waitsSince: expect.any(String) })
  })

  test('keeps the time the family has waited from, through more of their messages', async () => {
    const params = await fromGuardian()
    const since = (await show(params)).waitsSince
    made.clock.pass(3_600_000)
    await reply(params)
    expect(await show(params)).toMatchObject({ state: 'new', waitsSince: since })
  })

  test('is taken, given to a colleague, and given back; nobody who may not see it can be given it', async () => {
    const params = await fromGuardian()
    const give = (personId: string | null) => world.office(`POST ${ENQUIRY}/assignee`, { params, body: { personId } })
    const { colleagues } = (await world.office('GET /api/office/schools/:schoolId/enquiry-colleagues', { params: { schoolId: params.schoolId } })).body
    expect(colleagues.length).toBeGreaterThan(1)
    const [one, other] = colleagues as [Colleague, Colleague]
    expect((await give(one.personId)).body).toMatchObject({ state: 'open', assignee: one })
    expect((await give(other.personId)).body).toMatchObject({ assignee: other })
    expect((await give(null)).body).toMatchObject({ state: 'open', assignee: null })
    const { personId } = await world.signedIn({ email: `${newId()}@familie.example`, firstName: 'Ingen' })
    expect((await give(personId)).body.code).toBe('not_found')
    expect((await show(params)).history.map(({ event }) => event)).toEqual(['assigned', 'assigned', 'given_back'])
  })

  test('shows who the writer is to the pupil today, and tells an address that nobody has confirmed from a person', async () => {
    const params = await fromGuardian()
    expect(await show(params)).toMatchObject({
      writer: { name: 'Kari Ås', relation: 'guardian', email: world.guardianEmail },
      pupil: { firstName: 'Mai', className: '8A', balanceOre: 20_000 },
    })
    await made.house.database.query(sql`update guardianship set ends_at = ${made.clock.now()}`)
    expect((await show(params)).writer.relation).toBeNull()
    await made.house.database.query(sql`update guardianship set ends_at = null`)
    expect(await show(await fromAnyone())).toMatchObject({ writer: { name: null, relation: null, email: 'tor@familie.example' }, pupil: null })
  })
})

type Colleague = { personId: string; firstName: string; lastName: string }

test('a note is seen by colleagues and by nobody else: not in the family’s thread, list or letters', async () => {
  const params = await fromGuardian()
  const anyones = await fromAnyone()
  for (const each of [params, anyones]) {
    const note = { id: newId(), note: 'Hemmelig: ring moren.' }
    const noted = await world.office(`POST ${ENQUIRY}/notes`, { params: each, body: note })
    expect(noted.body.notes).toMatchObject([{ body: 'Hemmelig: ring moren.', writtenBy: 'Ansatt Prøve' }])
    expect((await world.office(`POST ${ENQUIRY}/notes`, { params: each, body: note })).body.notes).toHaveLength(1)
    expect((await world.office(`POST ${ENQUIRY}/notes`, { params: each, body: { ...note, note: 'Annet' } })).body.code).toBe('enquiry_already_sent')
  }
  await answer(params)
  await answer(anyones)
  const token = await world.tokenTo('tor@familie.example')
  const seen = [
    await world.guardian('GET /api/person/enquiries/:schoolId/:enquiryId', { params }),
    await reply(params),
    await world.guardian('GET /api/person/enquiries'),
    await world.nobody()('POST /api/enquiry-links/read', { body: { token } }),
    await world.nobody()('POST /api/enquiry-links/reply', { body: { token, id: newId(), message: 'Takk' } }),
    await lettersTo(made.house, world.guardianEmail),
    await lettersTo(made.house, 'tor@familie.example'),
    made.logged,
  ]
  expect(JSON.stringify(seen)).not.toContain('Hemmelig')
  // Noting is not answering: the family still waits.
  expect((await show(await fromGuardian())).state).toBe('new')
})

describe('the list', () => {
  const list = async (query: Record<string, string | number | boolean> = {}, ask = world.office) =>
    (await ask('GET /api/office/schools/:schoolId/enquiries', { params: { schoolId: world.canteen.schoolId }, query })).body
  const topics = async (query = {}) => (await list(query)).enquiries.map(({ topic }) => topic)

  test('is led by the one that has waited longest, and narrows by state, topic, words and who has it', async () => {
    const lost = await fromGuardian()
    made.clock.pass(60_000)
    const food = await fromAnyone({ message: 'Mer FRUKT og Åkerbær, takk', email: 'tor@familie.example' })
    made.clock.pass(60_000)
    await fromGuardian({ topic: 'money', walletId: null, message: 'Hvor er 100 % av pengene?' })
    expect(await topics()).toEqual(['lost_card', 'food', 'money'])
    expect(await topics({ descending: true })).toEqual(['money', 'food', 'lost_card'])
    await answer(lost, { message: 'Nytt kort ligger klart i resepsjonen.' })
    expect(await topics()).toEqual(['food', 'money', 'lost_card'])
    expect(await topics({ state: 'waiting' })).toEqual(['lost_card'])
    expect(await topics({ topic: 'food' })).toEqual(['food'])
    expect(await topics({ mine: true })).toEqual(['lost_card'])
    await deed(food, 'closed')
    expect(await topics({ state: 'active' })).toEqual(['money', 'lost_card'])
    expect(await topics({ search: 'frukt åkerBÆR' })).toEqual(['food'])
    expect(await topics({ search: 'mai 8a' })).toEqual(['lost_card'])
    expect(await topics({ search: 'kari resepsjonen' })).toEqual(['lost_card'])
    expect(await topics({ search: 'tor@fam' })).toEqual(['food'])
    expect(await topics({ search: '100 %' })).toEqual(['money'])
    expect(await topics({ search: 'finnes ikke' })).toEqual([])
    const { number } = await show(lost)
    expect((await list({ search: String(number) })).enquiries.map(({ enquiryId }) => enquiryId)).toContain(lost.enquiryId)
  })

  test('reads the words of the 2,000 that changed last; what is older is found by its number and its names', async () => {
    const old = await fromAnyone({ message: 'Blåbærsyltetøy, takk', email: 'tor@familie.example' })
    const { number } = await show(old)
    const { schoolId } = world.canteen
    const newer = (from: number, until: number) =>
      made.house.database.query(sql`
        insert into enquiry (school_id, id, number, state, topic, email, language, made_at, changed_at)
        select ${schoolId}, gen_random_uuid(), 1000000 + place, 'solved', 'other', 'en@familie.example', 'nb', ${made.clock.now()}, ${made.clock.now()}
        from generate_series(${from}::integer, ${until}::integer) as place`)
    await newer(1, 1_999)
    expect(await topics({ search: 'blåbær' })).toEqual(['food'])
    await newer(2_000, 2_000)
    expect(await topics({ search: 'blåbær' })).toEqual([])
    expect(await topics({ search: 'tor@familie' })).toEqual(['food'])
    expect((await list({ search: `${number} tor` })).enquiries.map(({ enquiryId }) => enquiryId)).toEqual([old.enquiryId])
  })

  test('comes a page at a time, and shows who wrote, about whom, and what was written last', async () => {
    for (let count = 0; count < 3; count += 1) await fromGuardian({ message: `Nummer ${count}` })
    const page = await list({ sort: 'number', descending: true, limit: 2, offset: 1 })
    expect(page.total).toBe(3)
    expect(page.enquiries.map(({ excerpt }) => excerpt)).toEqual(['Nummer 1', 'Nummer 0'])
    expect(page.enquiries[0]).toMatchObject({ writer: 'Kari Ås', pupilName: 'Mai Prøve', state: 'new', assignee: null })
  })

  test('never shows a note as what was written last, or finds by one', async () => {
    const params = await fromGuardian()
    await world.office(`POST ${ENQUIRY}/notes`, { params, body: { id: newId(), note: 'Internt om noe' } })
    expect((await list()).enquiries[0]?.excerpt).toBe('Kortet til Mai er borte.')
    expect(await topics({ search: 'internt' })).toEqual([])
  })

  test('is counted: how much waits, how much is new, how much is mine, and since when', async () => {
    const count = async () => (await world.office('GET /api/office/schools/:schoolId/enquiry-count', { params: { schoolId: world.canteen.schoolId } })).body
    expect(await count()).toEqual({ count: 0, newCount: 0, mineCount: 0, oldestWaitsSince: null })
    const first = await fromGuardian()
    const since = (await show(first)).waitsSince
    made.clock.pass(60_000)
    const second = await fromAnyone()
    expect(await count()).toEqual({ count: 2, newCount: 2, mineCount: 0, oldestWaitsSince: since })
    await answer(first)
    await reply(first)
    expect(await count()).toMatchObject({ count: 2, newCount: 1, mineCount: 1, oldestWaitsSince: (await show(second)).waitsSince })
  })
})

describe('an answer', () => {
  const wayTo = (personId: string, channels: string[]) =>
    made.house.database.query(sql`
      insert into message_choice (person_id, event, channels, changed_at)
      values (${personId}, 'enquiry_answered', ${channels}::text[], ${made.clock.now()})`)

  test('comes by the way that its reader has chosen, and by some way whatever they chose', async () => {
    const { personId, ask } = await world.signedIn({ email: 'sms@familie.example', firstName: 'Siv' })
    await made.house.database.query(sql`
      update person set email_confirmed_at = ${LUNCH}, mobile = '+4791234567', mobile_confirmed_at = ${LUNCH} where id = ${personId}`)
    const { schoolId } = world.canteen
    await made.house.database.query(sql`
      insert into school_calendar (school_id, offers_sms) values (${schoolId}, true) on conflict (school_id) do update set offers_sms = true`)
    await wayTo(personId, ['sms'])
    const body = world.ownWish({ walletId: null })
    expect((await ask('POST /api/person/enquiries', { body })).status).toBe(200)
    await made.house.database.query(sql`delete from message`)
    const params = { schoolId, enquiryId: body.id }
    expect((await answer(params)).status).toBe(200)
    const [sms] = await messagesTo(made.house, null)
    expect([sms?.channel, sms?.body]).toEqual(['sms', `Skolen har svart deg. ${made.house.publicUrl}/enquiries/${schoolId}/${body.id}`])
    await made.house.database.query(sql`update message_choice set channels = '{}' where person_id = ${personId}`)
    await answer(params, { message: 'En ting til.' })
    expect((await lettersTo(made.house, 'sms@familie.example'))[0]?.body).toContain('En ting til.')
  })
})

const countLeft = async () => (await rows(made.house.database, sql`select number from enquiry`)).length

describe('what is over is forgotten', () => {
  test('after 24 months and not before, with all that was written and noted; what waits for the office stays', async () => {
    const params = await fromGuardian()
    await world.office(`POST ${ENQUIRY}/notes`, { params, body: { id: newId(), note: 'Sett' } })
    await answer(params, { isSolved: true })
    await fromGuardian()
    const { changedAt } = await show(params)
    made.clock.set(changedAt.replace('2026', '2028'))
    expect(await forgetOldEnquiries(made.house)).toBe(0)
    made.clock.pass(1)
    expect(await forgetOldEnquiries(made.house)).toBe(1)
    expect(await countLeft()).toBe(1)
    const remains = await rows(made.house.database, sql`select enquiry_id from enquiry_message where enquiry_id = ${params.enquiryId}`)
    const notes = await rows(made.house.database, sql`select enquiry_id from enquiry_note`)
    const events = await rows(made.house.database, sql`select enquiry_id from enquiry_event`)
    const links = await rows(made.house.database, sql`select enquiry_id from enquiry_link`)
    expect([remains, notes, events, links]).toEqual([[], [], [], []])
  })

  test('and its number is not used again', async () => {
    const params = await fromGuardian()
    const { number } = await show(params)
    await deed(params, 'closed')
    made.clock.set('2029-01-01T10:00:00.000Z')
    await forgetOldEnquiries(made.house)
    made.clock.set(LUNCH)
    expect((await show(await fromAnyone())).number).toBe(number + 1)
  })
})

test('what was written can be changed or deleted by nobody, not even the server', async () => {
  const { enquiryId } = await fromGuardian()
  const { database } = made.house
  await expect(database.query(sql`update enquiry_message set body = 'Noe annet' where enquiry_id = ${enquiryId}`)).rejects.toThrow()
  await expect(database.query(sql`delete from enquiry_message where enquiry_id = ${enquiryId}`)).rejects.toThrow()
  await expect(database.query(sql`delete from enquiry_note`)).rejects.toThrow()
  await expect(database.query(sql`update enquiry_event set event = 'closed'`)).rejects.toThrow()
})

// Last of all: the housekeeping forgets old sessions too, and signs everybody out.
test('what is over is forgotten after as many months as are configured, by the housekeeping', async () => {
  await answer(await fromGuardian(), { isSolved: true })
  made.clock.set('2026-12-04T10:30:00.000Z')
  await makeHousekeeping({ ...made.house, kept: { ...usualKept, enquiryMonths: 2 } }).runOnce()
  expect(await countLeft()).toBe(1)
  await makeHousekeeping({ ...made.house, kept: { ...usualKept, enquiryMonths: 1 } }).runOnce()
  expect(await countLeft()).toBe(0)
})
