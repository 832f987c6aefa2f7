import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../database/transaction.ts'
import { type PhoneCode, readCode } from '../../rules/card-codes.ts'
import { readTillPhoneKey, stepsOfGrace, textForTillHash, tillHashCharacters, verifyPhoneCodeLater } from '../../rules/phone-codes.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import { type Canteen, makeCanteen } from '../../test/canteen.ts'
import { houseForTest, LUNCH, type TestHouse } from '../../test/house-for-test.ts'

let made: TestHouse
let asking: AskableApp
let canteen: Canteen
beforeAll(async () => {
  made = await houseForTest()
  asking = await askableApp(made.house)
})
afterAll(async () => {
  await asking.app.close()
  await made.close()
})

const list = async (version?: string) => {
  const { status, body } = await asking.till(canteen.till.token)('GET /api/till/phone-keys', version === undefined ? {} : { query: { version } })
  expect(status).toBe(200)
  return body
}

/** Decides as a till without a network does: from the list alone, with the browser's own cryptography. */
async function decideAtTill(keys: readonly string[], days: readonly string[], code: string, nowMs: number) {
  const read = readCode(code) as PhoneCode
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(textForTillHash(canteen.schoolId, read.credentialId)))
  const entry = keys.map(readTillPhoneKey).find(({ hash }) => hash === tillHashCharacters(new Uint8Array(digest)))
  if (!entry) return 'not in the list'
  const verdict = await verifyPhoneCodeLater(read, {
    nowMs,
    grace: stepsOfGrace.offline,
    hmac: async ({ utcDay, text }) => {
      const raw = entry.keys[days.indexOf(utcDay)]
      if (!raw) return null
      const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
      return new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)))
    },
  })
  return verdict.isGood ? (entry.isBlocked ? 'blocked' : 'good') : verdict.why
}

describe('a till that asks for the keys of its school’s phones', () => {
  beforeAll(async () => {
    canteen = await makeCanteen(made.house)
  })

  test('can tell a good code from one that is old, blocked, printed or of another school, without the server', async () => {
    const [pupil, blocked] = [await canteen.makePupil(), await canteen.makePupil()]
    await made.house.database.query(sql`update card set blocked_at = ${made.clock.now()} where school_id = ${canteen.schoolId} and id = ${blocked.phoneCardId}`)
    const stranger = await (await makeCanteen(made.house)).makePupil()
    const { keys, days } = await list()
    expect(days).toEqual(['2026-11-03'])
    const now = made.clock.now().getTime()
    const decide = (code: string) => decideAtTill(keys ?? [], days, code, now)
    expect(await decide(pupil.phoneCodeAt(now))).toBe('good')
    expect(await decide(pupil.phoneCodeAt(now - 60_000))).toBe('good')
    expect(await decide(pupil.phoneCodeAt(now - 90_000))).toBe('code_expired')
    expect(await decide(blocked.phoneCodeAt(now))).toBe('blocked')
    expect(await decide(stranger.phoneCodeAt(now))).toBe('not in the list')
    expect(await decide(pupil.code)).toBe('not in the list')
    expect(JSON.stringify(keys)).not.toContain((readCode(pupil.phoneCodeAt(now)) as PhoneCode).credentialId)
  })

  test('gets nothing but the version when it has everything, and all of it as soon as anything is new', async () => {
    const first = await list()
    expect(await list(first.version)).toMatchObject({ version: first.version, keys: null })
    const pupil = await canteen.makePupil()
    const second = await list(first.version)
    expect(second.keys).toHaveLength((first.keys?.length ?? 0) + 1)
    await made.house.database.query(sql`update card set blocked_at = ${made.clock.now()} where school_id = ${canteen.schoolId} and id = ${pupil.phoneCardId}`)
    const third = await list(second.version)
    expect(third.keys?.filter((key) => readTillPhoneKey(key).isBlocked)).toHaveLength(2)
    await made.house.database.query(sql`update school set phone_codes_off_from = '08:15', phone_codes_off_until = '14:00' where id = ${canteen.schoolId}`)
    const fourth = await list(third.version)
    expect(fourth).toMatchObject({ hoursOff: { from: '08:15', until: '14:00' }, keys: expect.any(Array) })
    await made.house.database.query(sql`update school set phone_codes_off_from = null, phone_codes_off_until = null where id = ${canteen.schoolId}`)
    expect((await list()).version).toBe(third.version)
  })

  test('has the keys of tomorrow too from 22 UTC, and the day’s own the next morning', async () => {
    const pupil = await canteen.makePupil()
    made.clock.set('2026-11-03T22:00:00Z')
    const evening = await list()
    expect(evening.days).toEqual(['2026-11-03', '2026-11-04'])
    const morning = Date.parse('2026-11-04T07:00:00Z')
    made.clock.set('2026-11-04T07:00:00Z')
    expect(await decideAtTill(evening.keys ?? [], evening.days, pupil.phoneCodeAt(morning), morning)).toBe('good')
    const next = await list(evening.version)
    expect(next.days).toEqual(['2026-11-04'])
    expect(next.keys).not.toBeNull()
    made.clock.set(LUNCH)
  })

  test('is told its own school’s only, and nobody without a till is told any', async () => {
    const other = await makeCanteen(made.house)
    const { body } = await asking.till(other.till.token)('GET /api/till/phone-keys')
    expect(body.keys).toEqual([])
    expect((await asking.nobody()('GET /api/till/phone-keys')).body.code).toBe('till_closed')
  })
})
