// A copy and erasure over HTTP, in a world with all its rules: who may ask, what stands in the way, the wait, and that the books
// hold afterwards.

import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../contract/ids.ts'
import { firstRow, rows, run, sql, transaction } from '../../database/transaction.ts'
import { ERASURE_WAIT_DAYS } from '../../rules/erasure.ts'
import { monthsBefore, usualKept } from '../../rules/kept-for.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { Asker } from '../../test/asking.ts'
import { fill, type TestPupil } from '../../test/canteen.ts'
import { type EnquiryWorld, openEnquiryWorld } from '../../test/enquiries.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { lettersTo, PASSWORD } from '../../test/people.ts'
import { currentSigner } from '../journal/index.ts'
import { makeHousekeeping } from '../housekeeping.ts'
import { hashPassword, makeGuardian, openSession } from '../people/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { verifyDatabase } from '../verify/index.ts'

const DAY_MS = 24 * 3_600_000

let made: TestHouse
let world: EnquiryWorld
let passwordHash: string
let count = 0
beforeAll(async () => {
  made = await houseForTest()
  world = await openEnquiryWorld(made)
  passwordHash = await hashPassword(PASSWORD)
})
afterAll(async () => {
  await world.app.close()
  await made.close()
})

const db = () => made.house.database

type Someone = { ask: Asker; personId: string; email: string }

/** Somebody with a confirmed address and a password. */
async function someone(firstName: string): Promise<Someone> {
  count += 1
  const email = `${firstName.toLowerCase()}${count}@familie.example`
  const { ask, personId } = await world.signedIn({ email, firstName })
  await run(
    db(),
    sql`update person set password_hash = ${passwordHash}, email_confirmed_at = ${made.clock.now()}, mobile = ${`+4791${String(100_000 + count)}`} where id = ${personId}`,
  )
  return { ask, personId, email }
}

const guardianOf = (pupil: TestPupil, personId: string) =>
  transaction(db(), (tx) => makeGuardian(tx, made.house, { schoolId: pupil.schoolId, pupilId: pupil.pupilId, personId }))

/** A pupil who has spent all they had: 35 kr on a baguette. */
async function pupilWithoutMoney(firstName: string): Promise<TestPupil> {
  const pupil = await world.canteen.makePupil({ balanceOre: 3500, firstName })
  await makePurchases(made.house, await currentSigner(db(), made.house.keys), [world.canteen.wish(pupil)])
  return pupil
}

const leftOn = (pupil: TestPupil, day: string) =>
  run(db(), sql`update pupil set enrolled_until = ${day} where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)

function unzipped(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  for (let place = 0; bytes.readUInt32LE(place) === 0x04034b50;) {
    const [packed, nameLength] = [bytes.readUInt32LE(place + 18), bytes.readUInt16LE(place + 26)]
    const name = bytes.subarray(place + 30, place + 30 + nameLength).toString('utf8')
    const from = place + 30 + nameLength
    files.set(name, inflateRawSync(bytes.subarray(from, from + packed)).toString('utf8'))
    place = from + packed
  }
  return files
}

async function copyOf(who: Someone, about: { schoolId: number; walletId: string } | null, password = PASSWORD) {
  const reply = await world.app.inject({
    method: 'POST',
    url: '/api/person/data-copy',
    headers: { 'x-kantinekort': '1', cookie: `kantinekort=${await openSession(db(), made.house, who.personId)}` },
    payload: { password, about: about && { schoolId: about.schoolId, walletId: about.walletId } },
  })
  const isFile = reply.statusCode === 200
  return {
    status: reply.statusCode,
    code: isFile ? null : (reply.json() as { code: string }).code,
    files: isFile ? unzipped(reply.rawPayload) : new Map<string, string>(),
  }
}

describe('a copy of what is kept', () => {
  test('has what is one’s own in a page to read and a file for machines, and whoever it is about is told', async () => {
    const kari = await someone('Kari')
    const pupil = await pupilWithoutMoney('Mai')
    await guardianOf(pupil, kari.personId)
    const { status, files } = await copyOf(kari, null)
    expect(status).toBe(200)
    expect([...files.keys()]).toEqual(['data.json', 'les-meg.html'])
    expect(files.get('data.json')).toContain(kari.email)
    expect(files.get('les-meg.html')).toContain(kari.email)
    expect((await lettersTo(made.house, kari.email))[0]?.subject).toBe('Noen har hentet en kopi av det vi lagrer om deg')
    const events = await rows(db(), sql`select what, side from privacy_event where person_id = ${kari.personId}`)
    expect(events).toEqual([{ what: 'copied', side: 'own' }])
  })

  test('is given for the password alone', async () => {
    const kari = await someone('Kari')
    expect(await copyOf(kari, null, 'noe annet')).toMatchObject({ status: 403, code: 'password_wrong' })
  })

  test('is taken by a guardian for a child until the day it is fifteen, and names no other guardian', async () => {
    const [kari, ola] = [await someone('Kari'), await someone('Ola')]
    const pupil = await pupilWithoutMoney('Mai')
    await guardianOf(pupil, kari.personId)
    await guardianOf(pupil, ola.personId)
    await run(db(), sql`update pupil set born_on = '2011-11-04', mobile = '+4790000000' where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
    const { status, files } = await copyOf(kari, pupil)
    expect(status).toBe(200)
    expect(files.get('data.json')).toContain('Baguett')
    for (const hidden of [ola.email, ola.personId, '+4790000000', 'guardianship']) expect(files.get('data.json')).not.toContain(hidden)
    expect((await lettersTo(made.house, ola.email))[0]?.subject).toBe('Noen har hentet en kopi av det vi lagrer om deg')
    await run(db(), sql`update guardianship set sees = 'categories' where school_id = ${pupil.schoolId} and person_id = ${ola.personId}`)
    expect(await copyOf(ola, pupil)).toMatchObject({ status: 403, code: 'copy_is_the_pupils' })
    await run(db(), sql`update pupil set born_on = '2011-11-03' where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
    expect(await copyOf(kari, pupil)).toMatchObject({ status: 403, code: 'copy_is_the_pupils' })
    expect(await copyOf(await someone('Fremmed'), pupil)).toMatchObject({ status: 404 })
  })
})

const erasure = (who: Someone) => who.ask('POST /api/person/erasure', { body: { password: PASSWORD } })

describe('erasure', () => {
  test('is refused by name for whoever works here', async () => {
    const ida = await someone('Ida')
    await run(
      db(),
      sql`insert into staff_post (id, person_id, operator_id, role, starts_at) values (${newId()}, ${ida.personId}, ${world.operatorId}, 'office', ${made.clock.now()})`,
    )
    expect(await erasure(ida)).toMatchObject({ status: 409, body: { code: 'erasure_works_here' } })
  })

  test('is refused to a pupil who goes to the school, has money, or waits for an answer, each with what to do', async () => {
    const mai = await someone('Mai')
    const pupil = await world.canteen.makePupil({ balanceOre: 4500, firstName: 'Mai' })
    await run(db(), sql`update pupil set person_id = ${mai.personId} where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
    expect(await erasure(mai)).toMatchObject({ status: 409, body: { code: 'erasure_still_at_school' } })
    await leftOn(pupil, '2026-11-03')
    expect((await erasure(mai)).body.code).toBe('erasure_still_at_school')
    await leftOn(pupil, '2026-11-02')
    expect(await erasure(mai)).toMatchObject({ status: 409, body: { code: 'erasure_has_balance', amountOre: 4500 } })

    const kari = await someone('Kari')
    const child = await pupilWithoutMoney('Per')
    await guardianOf(child, kari.personId)
    expect((await kari.ask('POST /api/person/enquiries', { body: world.ownWish({ walletId: child.walletId }) })).status).toBe(200)
    expect(await erasure(kari)).toMatchObject({ status: 409, body: { code: 'erasure_has_open_enquiry' } })
  })

  test('waits, can be undone until then, and asking twice is asking once', async () => {
    const kari = await someone('Kari')
    const first = await erasure(kari)
    expect(first).toMatchObject({ status: 200, body: { waiting: { side: 'own' }, waitDays: ERASURE_WAIT_DAYS } })
    made.clock.pass(DAY_MS)
    expect((await erasure(kari)).body.waiting?.dueAt).toBe(first.body.waiting?.dueAt)
    expect((await kari.ask('DELETE /api/person/erasure')).body.waiting).toBeNull()
    expect((await lettersTo(made.house, kari.email)).map(({ subject }) => subject)).toEqual([
      'Du blir ikke slettet',
      expect.stringMatching(/^Du blir slettet /),
    ])
    made.clock.pass(ERASURE_WAIT_DAYS * DAY_MS)
    await makeHousekeeping(made.house).runOnce()
    expect(await firstRow(db(), sql`select email from person where id = ${kari.personId}`)).toEqual({ email: kari.email })
  })

  test('cuts who it was and leaves the books as they were: nothing a minute before its time, all of it at its time, and every check holds', async () => {
    const kari = await someone('Kari')
    const pupil = await pupilWithoutMoney('Bartholomeus')
    await guardianOf(pupil, kari.personId)
    const { schoolId, pupilId, walletId } = pupil
    await run(db(), sql`update card set name = 'Bartholomeus sitt' where school_id = ${schoolId} and id = ${pupil.cardId}`)
    await run(
      db(),
      sql`insert into card_event (school_id, id, card_id, kind, side, person_id, note, happened_at) values (${schoolId}, ${newId()}, ${pupil.cardId}, 'named', 'office', ${kari.personId}, 'Bartholomeus ringte', ${made.clock.now()})`,
    )
    await leftOn(pupil, '2026-11-02')
    const signatures = () => rows(db(), sql`select signature, lines, total_ore from purchase where school_id = ${schoolId} order by id`)
    const before = await signatures()
    const asked = await world.office('POST /api/office/schools/:schoolId/pupils/:pupilId/erasure', { params: pupil, body: { note: 'Familien flytter' } })
    expect(asked).toMatchObject({ status: 200, body: { waiting: { side: 'office' } } })

    made.clock.pass(ERASURE_WAIT_DAYS * DAY_MS - 1)
    await makeHousekeeping(made.house).runOnce()
    expect(await firstRow(db(), sql`select first_name from pupil where school_id = ${schoolId} and id = ${pupilId}`)).toEqual({ first_name: 'Bartholomeus' })
    made.clock.pass(1)
    await makeHousekeeping(made.house).runOnce()

    expect(await firstRow(db(), sql`select first_name, last_name, class_name from pupil where school_id = ${schoolId} and id = ${pupilId}`)).toEqual({
      first_name: '---',
      last_name: '---',
      class_name: '---',
    })
    expect(await placesOf('Bartholomeus')).toEqual([])
    expect(await placesOf('Familien flytter')).toEqual([])
    expect(await signatures()).toEqual(before)
    const balance = await firstRow(db(), sql`select balance_ore from wallet where school_id = ${schoolId} and id = ${walletId}`)
    expect(balance).toEqual({ balance_ore: 0 })
    expect((await verifyDatabase(db(), made.house.keys)).discrepancies).toEqual([])
    expect(made.logged).toContainEqual({ event: 'erased', facts: expect.objectContaining({ pupil: pupilId, person: null }) })

    // The guardian follows nobody any more, and is let go of after the same wait.
    const waiting = await kari.ask('GET /api/person/erasure')
    expect(waiting.status === 200 ? waiting.body.waiting : null).toMatchObject({ side: 'house' })
    made.clock.pass(ERASURE_WAIT_DAYS * DAY_MS)
    await makeHousekeeping(made.house).runOnce()
    expect(await placesOf(kari.email)).toEqual([])
    expect((await verifyDatabase(db(), made.house.keys)).discrepancies).toEqual([])
  })

  test('waits another day when money has come in the meantime', async () => {
    const pupil = await pupilWithoutMoney('Sen')
    await leftOn(pupil, '2026-11-02')
    await world.office('POST /api/office/schools/:schoolId/pupils/:pupilId/erasure', { params: pupil, body: { note: 'Har sluttet' } })
    await transaction(db(), (tx) => fill(tx, made.house, { ...pupil, amountOre: 5000 }))
    made.clock.pass(ERASURE_WAIT_DAYS * DAY_MS)
    await makeHousekeeping(made.house).runOnce()
    expect(await placesOf('Sen')).not.toEqual([])
    const { due } = (await firstRow(db(), sql`select due_at as due from erasure where pupil_id = ${pupil.pupilId}`)) as { due: Date }
    expect(due.getTime()).toBe(made.clock.now().getTime() + DAY_MS)
  })

  test('comes by itself to whoever left a year ago with nothing owed, and not a day before', async () => {
    const pupil = await pupilWithoutMoney('Avgang')
    await leftOn(pupil, monthsBefore(norwegianTime(made.clock.now()).date, usualKept.leaverMonths))
    await makeHousekeeping(made.house).runOnce()
    expect(await placesOf('Avgang')).not.toEqual([])
    made.clock.pass(DAY_MS)
    await makeHousekeeping(made.house).runOnce()
    expect(await placesOf('Avgang')).toEqual([])
    const seen = await world.office('GET /api/office/schools/:schoolId/forgetting', { params: pupil })
    const step = seen.body.steps.find((each) => each.step === 'carry_out_erasures')
    expect(step?.lastSomethingAt).toBe(made.clock.now().toISOString())
  })
})

test('what is kept and how long is told to anybody', async () => {
  const { status, body } = await world.nobody()('GET /api/privacy')
  expect(status).toBe(200)
  expect(body.topics.find(({ topic }) => topic === 'enquiries')).toEqual({
    topic: 'enquiries',
    bases: ['legitimate_interest'],
    kept: [{ period: 'enquiry_months', count: 24 }],
  })
})

/** Where in the whole database a word stands. */
async function placesOf(word: string): Promise<string[]> {
  const columns = await rows<{ table: string; column: string }>(
    db(),
    sql`
      select class.relname as "table", attribute.attname as "column"
      from pg_class as class
      join pg_attribute as attribute on attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
      where class.relnamespace = 'public'::regnamespace
      and class.relkind = 'r'
      and format_type(attribute.atttypid, attribute.atttypmod) in ('text', 'jsonb', 'text[]')`,
  )
  const found: string[] = []
  for (const { table, column } of columns) {
    const { rows: hits } = await db().query({ text: `select 1 from "${table}" where "${column}"::text like $1 limit 1`, values: [`%${word}%`] })
    if (hits.length > 0) found.push(`${table}.${column}`)
  }
  return found
}
