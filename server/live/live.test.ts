// The line itself, over real HTTP: who may open it, what goes over it, and how it ends.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LIVE_EVENTS_PATH } from '../../contract/live-events.ts'
import { sql, transaction } from '../../database/transaction.ts'
import { textForTillHash, TILL_HASH_BYTES } from '../../rules/phone-codes.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import { type Canteen, makeCanteen, type TestPupil, type TestTill } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { announceChange } from './index.ts'

let made: TestHouse
let asked: AskableApp
let canteen: Canteen
let address: string

beforeAll(async () => {
  made = await houseForTest()
  asked = await askableApp(made.house)
  canteen = await makeCanteen(made.house)
  address = await asked.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

async function open({ token = canteen.till.token, after = '' }: { token?: string; after?: string } = {}) {
  const leaving = new AbortController()
  const response = await fetch(`${address}${LIVE_EVENTS_PATH}${after}`, { headers: { authorization: `Bearer ${token}` }, signal: leaving.signal })
  const state = { text: '', isOver: false }
  const reading = (async () => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (done) break
      state.text += value
    }
    state.isOver = true
  })().catch(() => undefined)
  const leave = async () => {
    leaving.abort()
    await reading
  }
  return { response, state, leave }
}

/** Blocks or opens a card as the actions do: the change and its announcement in one transaction. */
const setBlocked = ({ schoolId, cardId }: TestPupil, isBlocked: boolean) =>
  transaction(made.house.database, async (tx) => {
    await tx.query(sql`update card set blocked_at = ${isBlocked ? made.clock.now() : null} where school_id = ${schoolId} and id = ${cardId}`)
    await announceChange(tx, made.house, { schoolId, kind: 'card', subjectId: cardId })
  })

async function hashAtTill({ schoolId, cardId }: TestPupil): Promise<string> {
  const text = textForTillHash(schoolId, made.house.keys.credentialIdOf(cardId))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Buffer.from(digest).subarray(0, TILL_HASH_BYTES).toString('base64url')
}

describe('the line to a till', () => {
  test('says how it is to be treated on its way, and what changes, while it is open', async () => {
    const pupil = await canteen.makePupil()
    const { response, state, leave } = await open()
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    await expect.poll(() => state.text).toContain('event: hello')
    await setBlocked(pupil, true)
    await expect.poll(() => state.text).toContain(`"kind":"card","card":{"hash":"${await hashAtTill(pupil)}","stop":"card_blocked","isPhone":false}`)
    await setBlocked(pupil, false)
    await expect.poll(() => state.text).toContain(`"card":{"hash":"${await hashAtTill(pupil)}","stop":null,"isPhone":false}`)
    // Neither the card, its holder nor its code.
    for (const secret of [pupil.cardId, pupil.walletId, pupil.code, pupil.code.slice(2, 18)]) expect(state.text).not.toContain(secret)
    await leave()
  })

  test('goes on where the till left it', async () => {
    const first = await open()
    await expect.poll(() => first.state.text).toContain('hello')
    const version = Number(/"version":(\d+)/.exec(first.state.text)?.[1])
    await first.leave()
    await setBlocked(await canteen.makePupil(), true)
    const second = await open({ after: `?after=${version}` })
    await expect.poll(() => second.state.text).toContain(`"version":${version + 1},"kind":"card"`)
    expect(second.state.text).toContain(`{"version":${version},"isAnew":false`)
    await second.leave()
  })

  test('is not opened for anybody else, nor after what is no version', async () => {
    const strangers = ['', 'x', canteen.till.token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))]
    for (const token of strangers) {
      const { response, leave } = await open({ token })
      expect(response.status).toBe(403)
      await leave()
    }
    for (const after of ['?after=-1', '?after=1.5', '?after=x', '?after=9999999999999999', '?until=1']) {
      const { response, leave } = await open({ after })
      expect(response.status).toBe(400)
      await leave()
    }
  })

  test('ends with a word when the till is signed out, whether by the office or by itself', async () => {
    const signedOut = async (till: TestTill, how: () => Promise<unknown>) => {
      const { state } = await open({ token: till.token })
      await expect.poll(() => state.text).toContain('hello')
      await how()
      await expect.poll(() => state.isOver).toBe(true)
      return state.text
    }
    const [one, other] = [await canteen.makeTill(), await canteen.makeTill()]
    const operator = await made.house.database.query<{ id: string }>(sql`select operator_id as id from school where id = ${canteen.schoolId}`)
    const office = await asked.staff({ role: 'canteen', operatorId: operator.rows[0]?.id as string, schoolId: canteen.schoolId })
    const byOffice = await signedOut(one, () => office('POST /api/office/schools/:schoolId/tills/:tillId/sign-out', { params: one as never }))
    const byItself = await signedOut(other, () => asked.till(other.token)('DELETE /api/till'))
    for (const text of [byOffice, byItself]) expect(text).toMatch(/event: closed\ndata: \{\}\n\n$/)
  })
})

describe('the list of stopped cards', () => {
  test('holds the school’s own as hashes, and only its version when the till has it', async () => {
    const elsewhere = await makeCanteen(made.house)
    const [mine, foreign] = [await canteen.makePupil(), await elsewhere.makePupil()]
    await setBlocked(mine, true)
    await setBlocked(foreign, true)
    const till = asked.till(canteen.till.token)
    const { body } = await till('GET /api/till/stopped-cards')
    const hashes = body.cards?.map(({ hash }) => hash) ?? []
    expect(body.cards).toContainEqual({ hash: await hashAtTill(mine), stop: 'card_blocked' })
    expect(hashes).not.toContain(await hashAtTill(foreign))
    const again = await till('GET /api/till/stopped-cards', { query: { version: body.version } })
    expect(again.body).toEqual({ version: body.version, cards: null })
    await setBlocked(mine, false)
    const after = await till('GET /api/till/stopped-cards', { query: { version: body.version } })
    expect(after.body.cards).toHaveLength(hashes.length - 1)
    expect(after.body.cards?.map(({ hash }) => hash)).not.toContain(await hashAtTill(mine))
  })
})

test('a card that was replaced, handed back or lent until yesterday is stopped as such, and one that somebody had before is not told of', async () => {
  const change = async (column: ReturnType<typeof sql>) => {
    const pupil = await canteen.makePupil()
    await made.house.database.query(sql`update card set ${column} where school_id = ${pupil.schoolId} and id = ${pupil.cardId}`)
    return hashAtTill(pupil)
  }
  const at = made.clock.now()
  const [replaced, returned, yesterday, today] = [
    await change(sql`ended_at = ${at}, end_reason = 'replaced', end_cause = 'lost', blocked_at = ${at}`),
    await change(sql`ended_at = ${at}, end_reason = 'returned'`),
    await change(sql`valid_until = '2026-11-02'`),
    await change(sql`valid_until = '2026-11-03'`),
  ]
  const paired = await canteen.makePupil()
  await made.house.database.query(sql`
    insert into card (school_id, id, wallet_id, kind, code_hash, made_at, issued_at, blocked_at)
    values (${paired.schoolId}, ${made.house.newId()}, ${paired.walletId}, 'paired', ${made.house.keys.foreignCodeHashOf(paired.schoolId, '04A22B6A')}, ${at}, ${at}, ${at})`)
  const { body } = await asked.till(canteen.till.token)('GET /api/till/stopped-cards')
  const stops = new Map(body.cards?.map(({ hash, stop }) => [hash, stop]))
  expect([replaced, returned, yesterday, today].map((hash) => stops.get(hash))).toEqual(['card_replaced', 'card_over', 'card_expired', undefined])
  const { rows: stopped } = await made.house.database.query<{ count: number }>(sql`
    select count(*) as count
    from card
    where school_id = ${canteen.schoolId}
    and (ended_at is not null or blocked_at is not null or valid_until < '2026-11-03')`)
  expect(body.cards).toHaveLength((stopped[0]?.count ?? 0) - 1)
})

test('a server that stops ends the lines and does not wait for the tills to go', async () => {
  const own = await askableApp(made.house)
  const place = await own.app.listen({ port: 0, host: '127.0.0.1' })
  const response = await fetch(`${place}${LIVE_EVENTS_PATH}`, { headers: { authorization: `Bearer ${canteen.till.token}` } })
  const reading = response.text()
  await own.app.close()
  expect(await reading).toContain('event: hello')
})
