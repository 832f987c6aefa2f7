import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import { type Browser, openBrowser } from '../../test/browser.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { type OpenIdProvider, startOpenIdProvider } from '../../test/openid-provider.ts'
import { lettersTo, makeSchoolToRegisterAt, PASSWORD, type TestSchool, tokenFor } from '../../test/people.ts'
import { linesOf, listsAt } from '../../test/pupil-lists.ts'
import type { House } from '../house.ts'
import { hashPassword, makePerson } from '../people/index.ts'
import { forgetOldVisits, returnAddress, type SignInProvider } from './index.ts'

const MINUTE_MS = 60_000

let made: TestHouse
let house: House
let asked: AskableApp
let real: OpenIdProvider
let school: TestSchool
let passwordHash: string
let count = 0
let visitor: Browser
let email: string
let personId: string

beforeAll(async () => {
  made = await houseForTest()
  house = made.house
  school = await makeSchoolToRegisterAt(house)
  real = await startOpenIdProvider(['vipps', 'feide', 'idporten'].map((key) => returnAddress(house.publicUrl, key)))
  const usual = {
    issuer: real.issuer,
    clientId: real.clientId,
    secret: { clientSecret: real.clientSecret, isPosted: false },
    acr: null,
    orgsOfSchools: new Map(),
  }
  const providers: SignInProvider[] = [
    { ...usual, key: 'vipps', kind: 'vipps', name: 'Vipps', audiences: ['guardians'], scope: 'openid profile email' },
    {
      ...usual,
      key: 'feide',
      kind: 'feide',
      name: 'Feide',
      audiences: ['pupils', 'staff'],
      scope: 'openid profile email userid-feide',
      orgsOfSchools: new Map([[school.schoolId, ['elev.example']]]),
    },
    { ...usual, key: 'staff', kind: 'other', name: 'Ansatt', audiences: ['staff'], scope: 'openid' },
    { ...usual, key: 'idporten', kind: 'other', name: 'ID-porten', audiences: ['guardians'], scope: 'openid', acr: ['idporten-loa-high'] },
  ]
  asked = await askableApp(house, { signInProviders: providers })
  passwordHash = await hashPassword(PASSWORD)
})
afterAll(async () => {
  await asked.app.close()
  await real.close()
  await made.close()
})
beforeEach(async () => {
  count += 1
  visitor = newVisitor()
  email = `kari.${count}@post.example`
  personId = (await transaction(house.database, (tx) => makePerson(tx, house, { email, firstName: 'Kari', lastName: 'Ås', language: 'nb', passwordHash })))
    .personId
  real.people.set(subject(), { name: 'Kari Ås', given_name: 'Kari', family_name: 'Ås', email })
})

const newVisitor = () => openBrowser(asked.app, { address: `203.0.113.${count}` })
const subject = () => `subject-${count}`
type Provider = 'vipps' | 'feide' | 'idporten'
type App = 'portal' | 'office'

async function begin(by: Browser, provider: Provider = 'vipps', app: App = 'portal'): Promise<string> {
  const { status, body } = await by.ask('POST /api/sign-in-visits', { body: { provider, app } })
  expect(status).toBe(200)
  return body.address
}
const finish = (by: Browser, answer: string, provider: Provider = 'vipps') => by.ask('POST /api/sign-in-visits/finish', { body: { provider, answer } })
/** To the provider, in as somebody, and back. */
async function visit(by: Browser, provider: Provider = 'vipps', as = subject(), app: App = 'portal') {
  const { query, returnedTo } = await real.signInAs(await begin(by, provider, app), as)
  expect(returnedTo).toBe(returnAddress(house.publicUrl, provider))
  return finish(by, query, provider)
}
const connect = (by: Browser, password = PASSWORD) => by.ask('POST /api/sign-in-stranger/password', { body: { email, password } })
const whoIs = async (by: Browser) => (await by.ask('GET /api/session')).body.personId
async function withPassword(): Promise<Browser> {
  const by = newVisitor()
  expect((await by.ask('POST /api/sessions', { body: { email, password: PASSWORD } })).status).toBe(200)
  return by
}

describe('somebody nobody knows yet', () => {
  test('is never taken for an account by its address, but asked which account is theirs', async () => {
    const { body } = await visit(visitor)
    expect(body).toEqual({
      outcome: 'unknown',
      app: 'portal',
      stranger: { providerName: 'Vipps', firstName: 'Kari', lastName: 'Ås', email, schoolId: null },
    })
    expect(visitor.cookie()).toBeNull()
    expect(await whoIs(visitor)).toBeUndefined()
  })

  test('shows by the password that an account is theirs, and comes straight in the next time', async () => {
    await visit(visitor)
    expect((await connect(visitor, 'Noe helt annet 1')).body.code).toBe('sign_in_failed')
    expect((await connect(visitor)).body).toMatchObject({ personId, email })
    const another = newVisitor()
    expect((await visit(another)).body).toEqual({ outcome: 'signed_in', app: 'portal' })
    expect(await whoIs(another)).toBe(personId)
  })

  test('is told in a letter that a way in was added', async () => {
    await visit(visitor)
    await connect(visitor)
    expect((await lettersTo(house, email))[0]).toMatchObject({ subject: 'Ny måte å logge inn på', body: expect.stringContaining('logge inn med Vipps') })
  })

  test('may show it by a code that goes to the account’s own address, and only in this browser', async () => {
    await visit(visitor)
    expect((await visitor.ask('POST /api/sign-in-stranger/code', { body: { email: email.toUpperCase() } })).body).toEqual({ done: true })
    const code = /^\d{8}$/m.exec((await lettersTo(house, email))[0]?.body ?? '')?.[0] ?? ''
    expect((await newVisitor().ask('POST /api/sign-in-stranger/confirm', { body: { code } })).body.code).toBe('sign_in_visit_over')
    expect((await visitor.ask('POST /api/sign-in-stranger/confirm', { body: { code: `${code.slice(0, 4)} ${code.slice(4)}` } })).body).toMatchObject({
      personId,
    })
    expect((await visitor.ask('POST /api/sign-in-stranger/confirm', { body: { code } })).body.code).toBe('sign_in_visit_over')
  })

  test('has five guesses at the code, and a quarter of an hour', async () => {
    await visit(visitor)
    expect((await visitor.ask('POST /api/sign-in-stranger/confirm', { body: { code: '12345678' } })).body.code).toBe('sign_in_code_over')
    await visitor.ask('POST /api/sign-in-stranger/code', { body: { email } })
    const code = /^\d{8}$/m.exec((await lettersTo(house, email))[0]?.body ?? '')?.[0] ?? ''
    const wrong = code === '00000000' ? '00000001' : '00000000'
    for (let time = 0; time < 5; time += 1)
      expect((await visitor.ask('POST /api/sign-in-stranger/confirm', { body: { code: wrong } })).body.code).toBe('sign_in_code_wrong')
    expect((await visitor.ask('POST /api/sign-in-stranger/confirm', { body: { code } })).body.code).toBe('sign_in_code_over')
    await visitor.ask('POST /api/sign-in-stranger/code', { body: { email } })
    const newer = /^\d{8}$/m.exec((await lettersTo(house, email))[0]?.body ?? '')?.[0] ?? ''
    made.clock.pass(15 * MINUTE_MS)
    expect((await visitor.ask('POST /api/sign-in-stranger/confirm', { body: { code: newer } })).body.code).toBe('sign_in_code_over')
  })

  test('is not told whether an address has an account', async () => {
    await visit(visitor)
    const unknown = `ukjent${count}@post.example`
    expect(await visitor.ask('POST /api/sign-in-stranger/code', { body: { email: unknown } })).toEqual({ status: 200, body: { done: true } })
    expect(await lettersTo(house, unknown)).toEqual([])
    expect((await visitor.ask('POST /api/sign-in-stranger/confirm', { body: { code: '12345678' } })).body.code).toBe('sign_in_code_wrong')
  })

  test('registers, and has the way in once the address is confirmed', async () => {
    const own = `ny${count}@elev.example`
    real.people.set(`new-${count}`, { name: 'Ny Elev', email: own })
    await visit(visitor, 'vipps', `new-${count}`)
    const wish = school.registration({ email: own, firstName: 'Ny', lastName: 'Elev' })
    expect((await visitor.ask('POST /api/sign-in-stranger/registration', { body: wish })).body.done).toBe(true)
    expect((await visit(newVisitor(), 'vipps', `new-${count}`)).body.outcome).toBe('unknown')
    const confirmed = await visitor.ask('POST /api/registrations/confirm', { body: { token: await tokenFor(house, own), password: PASSWORD } })
    expect(confirmed.status).toBe(200)
    const another = newVisitor()
    expect((await visit(another, 'vipps', `new-${count}`)).body.outcome).toBe('signed_in')
    expect(await whoIs(another)).toBe(confirmed.body.personId)
  })

  test('has an hour', async () => {
    await visit(visitor)
    made.clock.pass(60 * MINUTE_MS)
    expect((await connect(visitor)).body.code).toBe('sign_in_visit_over')
    await forgetOldVisits(house)
    expect(await rows(house.database, sql`select 1 from sign_in_stranger where expires_at < ${house.clock.now()}`)).toEqual([])
  })
})

describe('an answer', () => {
  test('counts once', async () => {
    const { query } = await real.signInAs(await begin(visitor), subject())
    expect((await finish(visitor, query)).status).toBe(200)
    expect((await finish(visitor, query)).body.code).toBe('sign_in_visit_over')
  })

  test('counts only in the browser that asked', async () => {
    const { query } = await real.signInAs(await begin(visitor), subject())
    expect((await finish(newVisitor(), query)).body.code).toBe('sign_in_visit_over')
    const other = newVisitor()
    await begin(other)
    expect((await finish(other, query)).body.code).toBe('sign_in_answer_not_valid')
  })

  test('counts for a quarter of an hour, and not a moment more', async () => {
    const late = await real.signInAs(await begin(visitor), subject())
    made.clock.pass(15 * MINUTE_MS)
    expect((await finish(visitor, late.query)).body.code).toBe('sign_in_visit_over')
    const inTime = await real.signInAs(await begin(visitor), subject())
    made.clock.pass(15 * MINUTE_MS - 1)
    expect((await finish(visitor, inTime.query)).status).toBe(200)
  })

  test('that says it comes from another issuer is not believed', async () => {
    const { query } = await real.signInAs(await begin(visitor), subject())
    const mixed = new URLSearchParams(query)
    expect(mixed.get('iss')).toBe(real.issuer)
    mixed.set('iss', 'https://another.example')
    expect((await finish(visitor, mixed.toString())).body.code).toBe('sign_in_answer_not_valid')
  })

  test('that lacks its issuer is not believed either, where the provider always says it', async () => {
    const { query } = await real.signInAs(await begin(visitor), subject())
    const lacking = new URLSearchParams(query)
    lacking.delete('iss')
    expect((await finish(visitor, lacking.toString())).body.code).toBe('sign_in_answer_not_valid')
  })

  test('that comes to another provider’s address is not believed', async () => {
    const { query } = await real.signInAs(await begin(visitor), subject())
    expect((await finish(visitor, query, 'feide')).body.code).toBe('sign_in_visit_over')
  })

  test('with another state or code is not believed', async () => {
    for (const part of ['state', 'code']) {
      const { query } = await real.signInAs(await begin(visitor), subject())
      const changed = new URLSearchParams(query)
      changed.set(part, `${changed.get(part)}x`)
      expect((await finish(visitor, changed.toString())).body.code, part).toBe('sign_in_answer_not_valid')
    }
  })

  test('of somebody who cancelled says so', async () => {
    const { query } = await real.cancel(await begin(visitor))
    expect((await finish(visitor, query)).body).toMatchObject({ code: 'sign_in_cancelled', app: 'portal' })
  })

  test('that is less sure than demanded is refused', async () => {
    expect(new URL(await begin(visitor, 'idporten')).searchParams.get('acr_values')).toBe('idporten-loa-high')
    expect((await visit(visitor, 'idporten')).body.code).toBe('sign_in_not_strong_enough')
  })

  test('leaves nothing in the database by which it could be finished, and nothing in the log that names anybody', async () => {
    const address = new URL(await begin(visitor))
    const stored = JSON.stringify(await rows(house.database, sql`select encode(token_hash, 'base64') as hash, provider, app from sign_in_visit`))
    for (const secret of ['state', 'nonce', 'code_challenge']) expect(stored).not.toContain(address.searchParams.get(secret))
    await visit(visitor)
    expect(JSON.stringify(made.logged)).not.toContain(email)
    expect(JSON.stringify(made.logged)).not.toContain(real.clientSecret)
  })
})

describe('somebody who is signed in', () => {
  const add = (by: Browser, password: string | null = PASSWORD) => by.ask('POST /api/ways-in/visits', { body: { provider: 'vipps', app: 'portal', password } })
  const added = async (by: Browser) => finish(by, (await real.signInAs((await add(by)).body.address, subject())).query)
  const waysOf = async (by: Browser) => (await by.ask('GET /api/ways-in')).body

  test('adds a way in by the password, sees it, and is told', async () => {
    const by = await withPassword()
    expect((await add(by, 'Noe helt annet 1')).body.code).toBe('password_wrong')
    expect((await add(by, null)).body.code).toBe('password_wrong')
    expect((await added(by)).body).toEqual({ outcome: 'added', app: 'portal' })
    expect(await waysOf(by)).toMatchObject({ hasPassword: true, identities: [{ kind: 'vipps', name: 'Vipps' }] })
    expect((await lettersTo(house, email))[0]?.subject).toBe('Ny måte å logge inn på')
    expect((await added(by)).body.code).toBe('identity_held_already')
  })

  test('adds what is for staff alone, in the portal too, where they have a post, and not otherwise', async () => {
    const by = await withPassword()
    const addForStaff = () => by.ask('POST /api/ways-in/visits', { body: { provider: 'staff', app: 'portal', password: PASSWORD } })
    expect((await addForStaff()).body.code).toBe('not_found')
    const [operator] = await rows<{ id: string }>(house.database, sql`select operator_id as id from school where id = ${school.schoolId}`)
    await house.database.query(sql`
      insert into staff_post (id, person_id, operator_id, role, starts_at)
      values (${house.newId()}, ${personId}, ${operator?.id ?? ''}, 'office', ${made.clock.now()})`)
    expect((await addForStaff()).status).toBe(200)
    // Nobody begins a sign-in by it in the portal: that is for families.
    expect((await newVisitor().ask('POST /api/sign-in-visits', { body: { provider: 'staff', app: 'portal' } })).body.code).toBe('not_found')
  })

  test('cannot add what is another’s', async () => {
    await visit(visitor)
    await connect(visitor)
    const other = `annen${count}@post.example`
    await transaction(house.database, (tx) => makePerson(tx, house, { email: other, firstName: 'A', lastName: 'B', language: 'nb', passwordHash }))
    const by = newVisitor()
    await by.ask('POST /api/sessions', { body: { email: other, password: PASSWORD } })
    expect((await added(by)).body.code).toBe('identity_taken')
  })

  test('adds nothing to an account that was signed out of meanwhile', async () => {
    const by = await withPassword()
    const { query } = await real.signInAs((await add(by)).body.address, subject())
    await by.ask('DELETE /api/session')
    expect((await finish(by, query)).body.code).toBe('not_signed_in')
    expect(await rows(house.database, sql`select 1 from sign_in_identity where person_id = ${personId}`)).toEqual([])
  })

  test('takes a way in away by the password, and is told; another’s is not there', async () => {
    const by = await withPassword()
    await added(by)
    const [identity] = (await waysOf(by)).identities
    const remove = (password: string | null, identityId = identity?.identityId ?? '') =>
      by.ask('POST /api/ways-in/identities/:identityId/remove', { params: { identityId }, body: { password } })
    expect((await remove('Noe helt annet 1')).body.code).toBe('password_wrong')
    expect((await remove(PASSWORD, house.newId())).body.code).toBe('not_found')
    expect((await remove(PASSWORD)).body).toEqual({ done: true })
    expect((await waysOf(by)).identities).toEqual([])
    expect((await lettersTo(house, email))[0]?.subject).toBe('En måte å logge inn på er tatt bort')
    expect((await visit(newVisitor())).body.outcome).toBe('unknown')
  })

  test('guesses their password eight times at most', async () => {
    const by = await withPassword()
    for (let time = 0; time < 8; time += 1) await add(by, 'Noe helt annet 1')
    expect((await add(by)).body.code).toBe('too_many_attempts')
  })
})

describe('a pupil with Feide', () => {
  const office = () => asked.staff({ role: 'office', operatorId: school.operatorId, schoolId: school.schoolId })
  const feideName = () => `nora.${count}@elev.example`

  async function enrol({ address = `nora.${count}@elev.example` as string | null } = {}) {
    const staff = await office()
    const { body } = await staff('POST /api/office/schools/:schoolId/pupils', {
      params: school,
      body: { id: house.newId(), firstName: 'Nora', lastName: 'By', className: '8A', email: address, enrolledFrom: '2026-08-01', enrolledUntil: null },
    })
    const key = { schoolId: school.schoolId, pupilId: body.pupilId }
    const confirm = (name: string | null) => staff('POST /api/office/schools/:schoolId/pupils/:pupilId/feide-name', { params: key, body: { feideName: name } })
    const shown = async () => (await staff('GET /api/office/schools/:schoolId/pupils/:pupilId/feide-name', { params: key })).body
    return { ...key, walletId: body.walletId, confirm, shown }
  }
  const known = (name = feideName()) =>
    real.people.set(subject(), { name: 'Nora By', email: 'nora@privat.example', 'https://n.feide.no/claims/userid_sec': ['nin:01010112345', `feide:${name}`] })

  test('is the pupil whose name the school has confirmed, with a profile at once', async () => {
    const pupil = await enrol()
    expect((await pupil.confirm(` ${feideName().toUpperCase()}`)).body).toEqual({ done: true })
    expect(await pupil.shown()).toEqual({ orgs: ['elev.example'], feideName: feideName() })
    known()
    expect((await visit(visitor, 'feide')).body).toEqual({ outcome: 'signed_in', app: 'portal' })
    const { body } = await visitor.ask('GET /api/session')
    expect(body).toMatchObject({ firstName: 'Nora', email: feideName(), wallets: [{ walletId: pupil.walletId, relation: 'own' }] })
    const seen = await (await office())('GET /api/office/schools/:schoolId/pupils/:pupilId', { params: pupil })
    expect(seen.body.pupil.hasProfile).toBe(true)
    expect(await visitor.ask('GET /api/ways-in')).toMatchObject({ body: { hasPassword: false, identities: [{ kind: 'feide' }] } })
  })

  test('from a class list is signed in at the first visit, to the wallet that the list opened', async () => {
    const lines = linesOf({ firstName: 'Ny', lastName: 'I Klassen', className: '8A', pupilNumber: String(count), email: feideName(), feideName: feideName() })
    expect((await listsAt(school.schoolId, house.newId).take(await office(), lines)).body).toMatchObject({ added: 1 })
    known()
    expect((await visit(visitor, 'feide')).body).toEqual({ outcome: 'signed_in', app: 'portal' })
    const { body } = await visitor.ask('GET /api/session')
    expect(body).toMatchObject({ firstName: 'Ny', lastName: 'I Klassen', email: feideName(), wallets: [{ relation: 'own', firstName: 'Ny', balanceOre: 0 }] })
    const params = { schoolId: school.schoolId, walletId: body.wallets[0]?.walletId ?? '' }
    const wallet = await visitor.ask('GET /api/wallets/:schoolId/:walletId/history', { params })
    expect(wallet).toMatchObject({ status: 200, body: { entries: [] } })
    // The next list and the next visit are the same pupil.
    expect((await listsAt(school.schoolId, house.newId).look(await office(), lines)).unchanged).toBe(1)
    const again = newVisitor()
    expect((await visit(again, 'feide')).body.outcome).toBe('signed_in')
    expect((await again.ask('GET /api/session')).body.wallets).toEqual(body.wallets)
  })

  test('is nobody as long as the school has not confirmed it, whatever name and address Feide tells of', async () => {
    await enrol()
    real.people.set(subject(), { name: 'Nora By', email: feideName(), 'https://n.feide.no/claims/userid_sec': [`feide:${feideName()}`] })
    expect((await visit(visitor, 'feide')).body).toMatchObject({ outcome: 'unknown', stranger: { email: feideName(), schoolId: null } })
  })

  test('is nobody by a name that another provider tells of', async () => {
    const pupil = await enrol()
    await pupil.confirm(feideName())
    known()
    expect((await visit(visitor, 'vipps')).body.outcome).toBe('unknown')
  })

  test('who has a profile shows that it is theirs, and then has the pupil’s card', async () => {
    const pupil = await enrol({ address: null })
    await pupil.confirm(feideName())
    known()
    expect((await visit(visitor, 'feide')).body).toMatchObject({ outcome: 'unknown', stranger: { schoolId: school.schoolId } })
    expect((await connect(visitor)).body.wallets).toEqual([expect.objectContaining({ walletId: pupil.walletId, relation: 'own' })])
  })

  test('loses the card again when the school takes the name back, and another gets it', async () => {
    const [wrong, right] = [await enrol(), await enrol({ address: null })]
    await wrong.confirm(feideName())
    known()
    await visit(visitor, 'feide')
    expect((await right.confirm(feideName())).body.code).toBe('feide_name_taken')
    await wrong.confirm(null)
    expect((await visitor.ask('GET /api/session')).body.wallets).toEqual([])
    expect((await right.confirm(feideName())).body).toEqual({ done: true })
    expect((await visit(visitor, 'feide')).body.outcome).toBe('signed_in')
    expect((await visitor.ask('GET /api/session')).body.wallets).toEqual([expect.objectContaining({ walletId: right.walletId })])
  })

  test('cannot take the only way in away', async () => {
    const pupil = await enrol()
    await pupil.confirm(feideName())
    known()
    await visit(visitor, 'feide')
    const [identity] = (await visitor.ask('GET /api/ways-in')).body.identities
    const remove = () =>
      visitor.ask('POST /api/ways-in/identities/:identityId/remove', { params: { identityId: identity?.identityId ?? '' }, body: { password: null } })
    expect((await remove()).body.code).toBe('last_way_in')
    made.clock.pass(15 * MINUTE_MS + 1)
    expect((await remove()).body.code).toBe('sign_in_anew')
  })

  test('has a name of the school’s own organisation, and the canteen has no business with it', async () => {
    const pupil = await enrol()
    expect((await pupil.confirm('nora')).body.code).toBe('feide_name_not_valid')
    expect((await pupil.confirm('nora@annen.example')).body).toMatchObject({ code: 'feide_name_of_other_org', orgs: ['elev.example'] })
    const canteen = await asked.staff({ role: 'canteen', operatorId: school.operatorId, schoolId: school.schoolId })
    expect((await canteen('GET /api/office/schools/:schoolId/pupils/:pupilId/feide-name', { params: pupil })).body.code).toBe('not_allowed')
  })
})

describe('the providers', () => {
  test('are told with whom they are for, and nothing else', async () => {
    expect((await visitor.ask('GET /api/sign-in-providers')).body.providers).toEqual([
      { provider: 'vipps', kind: 'vipps', name: 'Vipps', audiences: ['guardians'] },
      { provider: 'feide', kind: 'feide', name: 'Feide', audiences: ['pupils', 'staff'] },
      { provider: 'staff', kind: 'other', name: 'Ansatt', audiences: ['staff'] },
      { provider: 'idporten', kind: 'other', name: 'ID-porten', audiences: ['guardians'] },
    ])
  })

  test('are each for their app', async () => {
    expect((await visitor.ask('POST /api/sign-in-visits', { body: { provider: 'vipps', app: 'office' } })).body.code).toBe('not_found')
    expect((await visitor.ask('POST /api/sign-in-visits', { body: { provider: 'nobody', app: 'portal' } })).body.code).toBe('not_found')
    await visit(visitor, 'feide', subject(), 'office')
    await connect(visitor)
    expect((await visit(newVisitor(), 'feide', subject(), 'office')).body).toEqual({ outcome: 'signed_in', app: 'office' })
  })
})
