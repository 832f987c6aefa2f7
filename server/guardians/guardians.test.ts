import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../database/transaction.ts'
import { type RelationTerms, usualTerms } from '../../rules/relation-rights.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { lettersTo } from '../../test/people.ts'
import { makeHolder, makePersonNamed, makeRelation, setBorn } from '../../test/relations.ts'
import { forgetOldInvitations } from './index.ts'

const DAY_MS = 86_400_000
const make = 'POST /api/office/schools/:schoolId/pupils/:pupilId/guardian-codes'
const invite = 'POST /api/wallets/:schoolId/:walletId/guardian-invitations'
const use = 'POST /api/guardian-codes/use'
const family = 'GET /api/wallets/:schoolId/:walletId/family'
const relations = 'GET /api/office/schools/:schoolId/pupils/:pupilId/relations'
const schoolAnswers = 'POST /api/office/schools/:schoolId/pupils/:pupilId/guardian-requests/:requestId/answer'
const pupilAnswers = 'POST /api/wallets/:schoolId/:walletId/guardian-requests/:requestId/answer'
const setTerms = 'PUT /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/terms'
const terms: RelationTerms = { ...usualTerms }

let made: TestHouse
let canteen: Canteen
let asked: AskableApp
let office: Asker

beforeAll(async () => {
  made = await houseForTest()
  canteen = await makeCanteen(made.house)
  asked = await askableApp(made.house)
  const school = await made.house.database.query<{ operatorId: string }>(sql`select operator_id as "operatorId" from school where id = ${canteen.schoolId}`)
  office = await asked.staff({ role: 'office', operatorId: school.rows[0]?.operatorId ?? '', schoolId: canteen.schoolId })
})
afterAll(async () => {
  await asked.app.close()
  await made.close()
})

const codeFor = async (pupil: TestPupil, wanted = terms) => (await office(make, { params: pupil, body: { terms: wanted } })).body
const someone = async (name = 'Far') => {
  const person = await makePersonNamed(made.house, name)
  return { ...person, ask: await asked.person(person.personId) }
}
const sees = async (ask: Asker, pupil: TestPupil) => (await ask('GET /api/wallets/:schoolId/:walletId', { params: pupil })).status === 200

describe('a code from the school', () => {
  test('makes whoever types it a guardian once, with the rights that the office chose, and never another', async () => {
    const pupil = await canteen.makePupil()
    const { code } = await codeFor(pupil, { ...terms, sees: 'sums', mayRefund: false })
    const [first, second] = [await someone(), await someone('Onkel')]
    expect((await first.ask(use, { body: { code: code.toLowerCase().replaceAll('-', ' ') } })).body).toMatchObject({ outcome: 'started', firstName: 'Nora' })
    expect((await first.ask('GET /api/wallets/:schoolId/:walletId', { params: pupil })).body.wallet).toMatchObject({
      sees: 'sums',
      mayRefund: false,
      mayPay: true,
    })
    expect((await second.ask(use, { body: { code } })).body.code).toBe('guardian_code_not_valid')
    expect(await sees(second.ask, pupil)).toBe(false)
  })

  test('works until its fourteenth day is over, and not after', async () => {
    const pupil = await canteen.makePupil()
    const [inTime, late] = [await codeFor(pupil), await codeFor(pupil)]
    made.clock.pass(14 * DAY_MS - 1)
    expect((await (await someone()).ask(use, { body: { code: inTime.code } })).status).toBe(200)
    made.clock.pass(1)
    expect((await (await someone()).ask(use, { body: { code: late.code } })).body.code).toBe('guardian_code_not_valid')
  })

  test('that the office has ended works no more, and the eleventh open one is refused', async () => {
    const pupil = await canteen.makePupil()
    const codes = []
    for (let count = 0; count < 10; count += 1) codes.push(await codeFor(pupil))
    expect((await office(make, { params: pupil, body: { terms } })).body).toMatchObject({ code: 'too_many_invitations' })
    const [ended] = codes
    await office('DELETE /api/office/schools/:schoolId/pupils/:pupilId/guardian-codes/:invitationId', {
      params: { ...pupil, invitationId: ended?.invitationId },
    })
    expect((await (await someone()).ask(use, { body: { code: ended?.code } })).body.code).toBe('guardian_code_not_valid')
    expect((await office(make, { params: pupil, body: { terms } })).status).toBe(200)
  })

  test('is guessed at ten times an hour by one person, and tells only the school', async () => {
    const guesser = await someone()
    for (let count = 0; count < 10; count += 1) expect((await guesser.ask(use, { body: { code: 'ABCD-EFGH-JKMN' } })).body.code).toBe('guardian_code_not_valid')
    const { code } = await codeFor(await canteen.makePupil())
    expect((await guesser.ask(use, { body: { code } })).body.code).toBe('too_many_attempts')
    expect(Object.keys((await asked.nobody()('POST /api/guardian-codes/look', { body: { code } })).body).toSorted()).toEqual(['schoolId', 'schoolName'])
    const [stored] = (
      await made.house.database.query<{ found: boolean }>(sql`
      select bool_or(encode(code_hash, 'escape') like ${`%${code.slice(0, 4)}%`}) as found from guardian_invitation`)
    ).rows
    expect(stored?.found).toBe(false)
  })

  test('lets a guardian register at a school whose pupils have addresses of its own, and makes them no pupil', async () => {
    const { code } = await codeFor(await canteen.makePupil())
    const wish = {
      email: 'bestemor@post.example',
      schoolId: canteen.schoolId,
      firstName: 'Bestemor',
      lastName: 'Prøve',
      password: 'Blåbærtur7',
      mobile: '91234567',
      language: 'nb',
    }
    const register = (body: object) => asked.nobody('203.0.113.9')('POST /api/registrations', { body })
    expect((await register(wish)).body.code).toBe('email_not_of_school')
    expect((await register({ ...wish, guardianCode: 'ABCD-EFGH-JKMN' })).body.code).toBe('guardian_code_not_valid')
    expect((await register({ ...wish, guardianCode: code })).status).toBe(200)
    const [letter] = await lettersTo(made.house, wish.email)
    const token = /#token=([\w-]+)/.exec(letter?.body ?? '')?.[1]
    const { body } = await asked.nobody()('POST /api/registrations/confirm', { body: { token, password: wish.password } })
    expect(body).toMatchObject({ firstName: 'Bestemor', wallets: [] })
  })
})

describe('a guardian who invites another', () => {
  test('passes on no more than they may themselves, also when they may less since', async () => {
    const pupil = await canteen.makePupil()
    const personId = await makeRelation(made.house, pupil, { mayLimit: false })
    const ask = await asked.person(personId)
    const { code, link } = (await ask(invite, { params: pupil, body: { terms } })).body
    expect(link.endsWith(`/add-child#code=${code}`)).toBe(true)
    await office(setTerms, { params: { ...pupil, personId }, body: { terms: { ...terms, sees: 'balance', mayLimit: false }, firstDay: null, lastDay: null } })
    const other = await someone()
    // Nobody knows how old the pupil is, so the school says yes.
    expect((await other.ask(use, { body: { code } })).body.outcome).toBe('waits_for_school')
    expect(await sees(other.ask, pupil)).toBe(false)
    const [request] = (await office(relations, { params: pupil })).body.requests
    expect(request).toMatchObject({ way: 'invitation', waitsFor: 'school', terms: { sees: 'balance', mayLimit: false, mayPay: true } })
    await office(schoolAnswers, { params: { ...pupil, requestId: request?.requestId }, body: { isYes: true } })
    expect(await sees(other.ask, pupil)).toBe(true)
  })

  test('whose own relation has ended has invited nobody', async () => {
    const pupil = await canteen.makePupil()
    const personId = await makeRelation(made.house, pupil)
    const { code } = (await (await asked.person(personId))(invite, { params: pupil, body: { terms } })).body
    await office('POST /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/end', { params: { ...pupil, personId } })
    expect((await (await someone()).ask(use, { body: { code } })).body.code).toBe('guardian_code_not_valid')
  })

  test('is never the pupil, and takes back only what is theirs', async () => {
    const pupil = await canteen.makePupil()
    const holder = await asked.person(await makeHolder(made.house, pupil))
    expect((await holder(invite, { params: pupil, body: { terms } })).body.code).toBe('invitation_not_yours')
    const [mother, father] = [await asked.person(await makeRelation(made.house, pupil)), await asked.person(await makeRelation(made.house, pupil))]
    const { invitationId } = (await mother(invite, { params: pupil, body: { terms } })).body
    const back = 'DELETE /api/wallets/:schoolId/:walletId/guardian-invitations/:invitationId'
    expect((await father(back, { params: { ...pupil, invitationId } })).body.code).toBe('not_found')
    expect((await father(family, { params: pupil })).body.invitations).toEqual([])
    expect((await mother(back, { params: { ...pupil, invitationId } })).status).toBe(200)
  })
})

describe('a protected address', () => {
  test('ends codes and invitations, lets nobody make new ones, and tells no guardian of another', async () => {
    const pupil = await canteen.makePupil()
    const [mother, father] = [await makeRelation(made.house, pupil, { firstName: 'Mor' }), await makeRelation(made.house, pupil, { firstName: 'Far' })]
    const ask = await asked.person(mother)
    expect((await ask(family, { params: pupil })).body.relations.map(({ name }) => name)).toContain('Far')
    const [code, invitation] = [await codeFor(pupil), (await ask(invite, { params: pupil, body: { terms } })).body]
    await office('PATCH /api/office/schools/:schoolId/pupils/:pupilId/protection', { params: pupil, body: { isProtected: true } })
    for (const each of [code, invitation]) expect((await (await someone()).ask(use, { body: { code: each.code } })).body.code).toBe('guardian_code_not_valid')
    expect((await office(make, { params: pupil, body: { terms } })).body.code).toBe('invitation_not_possible')
    expect((await ask(invite, { params: pupil, body: { terms } })).body.code).toBe('invitation_not_possible')
    const view = (await ask(family, { params: pupil })).body
    expect(view).toMatchObject({ mayInvite: false, relations: [{ isYou: true }] })
    expect(JSON.stringify(view)).not.toContain(father)
  })
})

describe('a pupil who is old enough', () => {
  const sixteen = async () => {
    const pupil = await canteen.makePupil()
    await setBorn(made.house, pupil, '2010-01-01')
    return { pupil, holder: await asked.person(await makeHolder(made.house, pupil)) }
  }

  test('says yes before anybody new sees anything, whichever way they come', async () => {
    const { pupil, holder } = await sixteen()
    const father = await someone()
    expect((await father.ask(use, { body: { code: (await codeFor(pupil)).code } })).body.outcome).toBe('waits_for_pupil')
    const added = await makePersonNamed(made.house, 'Tante')
    await office('POST /api/office/schools/:schoolId/pupils/:pupilId/guardians', { params: pupil, body: { firstName: 'T', lastName: 'P', email: added.email } })
    expect(await lettersTo(made.house, added.email)).toEqual([])
    expect(await sees(father.ask, pupil)).toBe(false)
    const { requests } = (await holder(family, { params: pupil })).body
    expect(requests.map(({ name, way }) => [name, way])).toEqual([
      ['Far Prøve', 'code'],
      ['Tante Prøve', 'office'],
    ])
    const [first, second] = requests
    expect((await office(schoolAnswers, { params: { ...pupil, requestId: first?.requestId }, body: { isYes: true } })).body.code).toBe('request_not_yours')
    await holder(pupilAnswers, { params: { ...pupil, requestId: first?.requestId }, body: { isYes: true } })
    expect(await sees(father.ask, pupil)).toBe(true)
    await holder(pupilAnswers, { params: { ...pupil, requestId: second?.requestId }, body: { isYes: false } })
    expect((await lettersTo(made.house, added.email))[0]?.subject).toBe('Du følger ikke kortet til Nora')
    expect(await sees(await asked.person(added.personId), pupil)).toBe(false)
    expect((await holder(pupilAnswers, { params: { ...pupil, requestId: second?.requestId }, body: { isYes: true } })).body.code).toBe('not_found')
  })

  test('is answered for by nobody else of the family', async () => {
    const { pupil } = await sixteen()
    const mother = await asked.person(await makeRelation(made.house, pupil))
    await (await someone()).ask(use, { body: { code: (await codeFor(pupil)).code } })
    expect((await mother(family, { params: pupil })).body.requests).toEqual([])
    const [request] = (await office(relations, { params: pupil })).body.requests
    expect((await mother(pupilAnswers, { params: { ...pupil, requestId: request?.requestId }, body: { isYes: true } })).body.code).toBe('request_not_yours')
    expect((await office(schoolAnswers, { params: { ...pupil, requestId: request?.requestId }, body: { isYes: false } })).status).toBe(200)
  })

  test('decides from 18 how much each guardian sees, and not the day before', async () => {
    const { pupil, holder } = await sixteen()
    const personId = await makeRelation(made.house, pupil)
    const let_ = (sight: string) =>
      holder('PUT /api/wallets/:schoolId/:walletId/guardians/:personId/sight', { params: { ...pupil, personId }, body: { sees: sight } })
    const today = made.clock.now().toISOString().slice(0, 10)
    const tomorrow = new Date(made.clock.now().getTime() + DAY_MS).toISOString().slice(0, 10)
    const eighteenOn = (day: string) => setBorn(made.house, pupil, `${Number(day.slice(0, 4)) - 18}${day.slice(4)}`)
    await eighteenOn(tomorrow)
    expect((await let_('items')).body.code).toBe('sight_not_yours')
    await eighteenOn(today)
    const guardian = await asked.person(personId)
    const history = async () => (await guardian('GET /api/wallets/:schoolId/:walletId/history', { params: pupil })).body
    expect((await history()).code).toBe('relation_without_right')
    expect((await let_('sums')).body.relations[0]).toMatchObject({ pupilLets: 'sums', terms: { sees: 'sums', mayLimit: false } })
    expect((await history()).sees).toBe('sums')
  })
})

describe('the office', () => {
  test('sets rights and a last day, which counts to its end in Norway', async () => {
    const pupil = await canteen.makePupil()
    const personId = await makeRelation(made.house, pupil)
    const ask = await asked.person(personId)
    const today = made.clock.now().toISOString().slice(0, 10)
    const set = (lastDay: string | null) =>
      office(setTerms, { params: { ...pupil, personId }, body: { terms: { ...terms, mayPay: false }, firstDay: null, lastDay } })
    expect((await set('2020-01-01')).body.code).toBe('day_has_passed')
    expect((await set(today)).status).toBe(200)
    expect((await office(relations, { params: pupil })).body.relations).toMatchObject([{ terms: { mayPay: false }, lastDay: today }])
    expect(await sees(ask, pupil)).toBe(true)
    made.clock.pass(DAY_MS)
    expect(await sees(ask, pupil)).toBe(false)
  })

  test('sets from which age guardians see less, and it holds at once', async () => {
    const pupil = await canteen.makePupil()
    await setBorn(made.house, pupil, '2012-01-01')
    const ask = await asked.person(await makeRelation(made.house, pupil))
    const sight = async () => (await ask('GET /api/wallets/:schoolId/:walletId/history', { params: pupil })).body.sees
    expect(await sight()).toBe('items')
    const policy = { asksPupilFrom: 12, seesLessFrom: 14, olderSees: 'sums' }
    expect((await office('PUT /api/office/schools/:schoolId/relation-policy', { params: pupil, body: policy })).body).toEqual(policy)
    expect(await sight()).toBe('sums')
    await made.house.database.query(sql`update relation_policy set asks_pupil_from = 16, sees_less_from = 16 where school_id = ${pupil.schoolId}`)
  })
})

test('what is old of codes and requests is forgotten', async () => {
  const count = async () =>
    (
      await made.house.database.query<{ count: number }>(sql`
      select ((select count(*) from guardian_invitation) + (select count(*) from guardian_request) + (select count(*) from invitation_registry))::integer as count`)
    ).rows[0]?.count
  expect(await count()).toBeGreaterThan(0)
  made.clock.pass(80 * DAY_MS)
  await forgetOldInvitations(made.house)
  expect(await count()).toBe(0)
})
