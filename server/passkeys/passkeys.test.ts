import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import { type Browser, openBrowser } from '../../test/browser.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { lettersTo, PASSWORD } from '../../test/people.ts'
import { softAuthenticator, type Wrong } from '../../test/soft-authenticator.ts'
import { type House, makeHouse } from '../house.ts'
import { hashPassword, makePerson } from '../people/index.ts'
import { forgetOldChallenges } from './index.ts'

const ORIGIN = 'http://localhost:3000'
const MINUTE_MS = 60_000

let made: TestHouse
let house: House
let asked: AskableApp
let passwordHash: string
let count = 0
let email: string
let personId: string
let owner: Browser
let device: ReturnType<typeof softAuthenticator>

beforeAll(async () => {
  made = await houseForTest()
  house = makeHouse({ ...made.house, publicUrl: ORIGIN })
  asked = await askableApp(house)
  passwordHash = await hashPassword(PASSWORD)
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})
beforeEach(async () => {
  count += 1
  email = `kari.${count}@post.example`
  personId = (await transaction(house.database, (tx) => makePerson(tx, house, { email, firstName: 'Kari', lastName: 'Ås', language: 'nb', passwordHash })))
    .personId
  owner = newVisitor()
  await owner.ask('POST /api/sessions', { body: { email, password: PASSWORD } })
  device = softAuthenticator(ORIGIN)
})

const newVisitor = () => openBrowser(asked.app, { address: `203.0.113.${count}` })
const begin = (password: string | null = PASSWORD) => owner.ask('POST /api/ways-in/passkeys', { body: { password } })
async function add({ name = 'Mobilen', wrong = {} as Wrong } = {}) {
  const { options } = (await begin()).body
  return owner.ask('POST /api/ways-in/passkeys/finish', { body: { name, credential: device.make(options, wrong) } })
}
async function ask(by: Browser) {
  const { options } = (await by.ask('POST /api/passkey-sign-ins')).body
  if (!options) throw new Error('passkeys do not work here')
  return options
}
const finish = (by: Browser, credential: ReturnType<typeof device.sign>) => by.ask('POST /api/passkey-sign-ins/finish', { body: { credential } })
const signIn = async (wrong: Wrong = {}) => {
  const by = newVisitor()
  return finish(by, device.sign(await ask(by), wrong))
}
const passkeys = async () => (await owner.ask('GET /api/ways-in/passkeys')).body.passkeys

describe('adding a passkey', () => {
  test('takes the password, keeps it by its name, and tells in a letter', async () => {
    expect((await begin('Noe helt annet 1')).body.code).toBe('password_wrong')
    expect((await add()).body).toEqual({ done: true })
    expect(await passkeys()).toMatchObject([{ name: 'Mobilen' }])
    expect((await lettersTo(house, email))[0]).toMatchObject({ subject: 'Ny måte å logge inn på', body: expect.stringContaining('Mobilen') })
  })

  test('asks for a passkey that the device itself finds, after looking at its owner', async () => {
    const { options } = (await begin()).body
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    expect(Buffer.from(options.user.id, 'base64url')).toHaveLength(32)
    expect(JSON.stringify(options)).not.toContain(personId)
  })

  test.each<[string, Wrong]>([
    ['another site', { origin: 'https://another.example' }],
    ['another name', { rpId: 'another.example' }],
    ['another question', { challenge: 'x'.repeat(43) }],
    ['nobody looked at', { isVerified: false }],
    ['a sign-in', { type: 'webauthn.get' }],
  ])('is refused for %s', async (_what, wrong) => {
    expect((await add({ wrong })).body.code).toBe('passkey_not_valid')
    expect(await passkeys()).toEqual([])
  })

  test('answers a question once, within five minutes, and only who asked it', async () => {
    const { options } = (await begin()).body
    const credential = device.make(options)
    const keep = (by: Browser) => by.ask('POST /api/ways-in/passkeys/finish', { body: { name: 'Mobilen', credential } })
    made.clock.pass(5 * MINUTE_MS)
    expect((await keep(owner)).body.code).toBe('sign_in_visit_over')
    expect((await add()).status).toBe(200)
    expect((await keep(owner)).body.code).toBe('sign_in_visit_over')
  })

  test('is done twenty times at most', async () => {
    for (let time = 0; time < 20; time += 1) {
      device = softAuthenticator(ORIGIN)
      expect((await add({ name: `Mobil ${time}` })).status).toBe(200)
    }
    expect((await begin()).body).toMatchObject({ code: 'too_many_passkeys', most: 20 })
  })

  test('of a device that has one already is refused', async () => {
    await add()
    expect((await add()).body.code).toBe('passkey_not_valid')
  })
})

describe('signing in with a passkey', () => {
  test('needs neither address nor password, and counts', async () => {
    await add()
    const { status, body } = await signIn()
    expect(status).toBe(200)
    expect(body).toMatchObject({ personId, email })
    expect(await rows(house.database, sql`select counter from passkey where person_id = ${personId}`)).toEqual([{ counter: 2 }])
  })

  test.each<[string, Wrong]>([
    ['another site', { origin: 'https://another.example' }],
    ['another name', { rpId: 'another.example' }],
    ['another question', { challenge: 'x'.repeat(43) }],
    ['nobody looked at', { isVerified: false }],
    ['a count that went back', { counter: 1 }],
    ['somebody else’s', { userHandle: 'x'.repeat(43) }],
  ])('is refused for %s', async (_what, wrong) => {
    await add()
    expect((await signIn(wrong)).body.code).toBe('passkey_not_valid')
  })

  test('is answered the same for a device that nobody has added', async () => {
    expect((await signIn()).body.code).toBe('passkey_not_valid')
  })

  test('is refused when another has signed', async () => {
    await add()
    const [by, stranger] = [newVisitor(), softAuthenticator(ORIGIN)]
    const options = await ask(by)
    const right = device.sign(options)
    expect((await finish(by, { ...stranger.sign(options), id: right.id })).body.code).toBe('passkey_not_valid')
  })

  test('works once, in the browser that asked, for five minutes', async () => {
    await add()
    const by = newVisitor()
    const signed = device.sign(await ask(by))
    expect((await finish(newVisitor(), signed)).body.code).toBe('sign_in_visit_over')
    expect((await finish(by, signed)).status).toBe(200)
    expect((await finish(by, signed)).body.code).toBe('sign_in_visit_over')
    const late = newVisitor()
    const slow = device.sign(await ask(late))
    made.clock.pass(5 * MINUTE_MS)
    expect((await finish(late, slow)).body.code).toBe('sign_in_visit_over')
    await forgetOldChallenges(house)
    expect(await rows(house.database, sql`select 1 from passkey_challenge where expires_at < ${house.clock.now()}`)).toEqual([])
  })

  test('is not offered where people reach us by a bare address, since passkeys belong to a name', async () => {
    const bare = await askableApp(made.house)
    const by = openBrowser(bare.app)
    expect((await by.ask('POST /api/passkey-sign-ins')).body).toEqual({ options: null })
    await by.ask('POST /api/sessions', { body: { email, password: PASSWORD } })
    expect((await by.ask('POST /api/ways-in/passkeys', { body: { password: PASSWORD } })).body.code).toBe('passkeys_not_possible')
    await bare.app.close()
  })
})

describe('taking a passkey away', () => {
  const remove = (passkeyId: string, password: string | null = PASSWORD) =>
    owner.ask('POST /api/ways-in/passkeys/:passkeyId/remove', { params: { passkeyId }, body: { password } })

  test('takes the password, works at once, and is told; another’s is not there', async () => {
    await add()
    const [passkey] = await passkeys()
    expect((await remove(passkey?.passkeyId ?? '', 'Noe helt annet 1')).body.code).toBe('password_wrong')
    expect((await remove(house.newId())).body.code).toBe('not_found')
    expect((await remove(passkey?.passkeyId ?? '')).body).toEqual({ done: true })
    expect((await signIn()).body.code).toBe('passkey_not_valid')
    expect((await lettersTo(house, email))[0]?.subject).toBe('En måte å logge inn på er tatt bort')
  })

  test('leaves the last way in', async () => {
    await add()
    await house.database.query(sql`update person set password_hash = null where id = ${personId}`)
    const [passkey] = await passkeys()
    expect((await remove(passkey?.passkeyId ?? '', null)).body.code).toBe('last_way_in')
    expect((await signIn()).status).toBe(200)
  })
})
