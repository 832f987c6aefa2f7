// One guardian, several children, and that nobody's choice is another's.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type MessageChannel, messageChannels, type MessageEvent, messageEvents } from '../../contract/message-words.ts'
import { sql, transaction } from '../../database/transaction.ts'
import { isAboutAChild, wantedChannels } from '../../rules/message-events.ts'
import { askableApp, type AskableApp, type Asker } from '../../test/asking.ts'
import type { TestPupil } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { makeGuardianOf, type TestGuardian } from '../../test/stops.ts'
import { tellPerson } from './index.ts'

type Parent = TestGuardian & { ask: Asker }
let world: DayWorld
let asked: AskableApp
let nora: TestPupil
let ola: TestPupil
let kari: Parent
let per: Parent
beforeAll(async () => {
  world = await openDayWorld()
  const { house } = world.made
  asked = await askableApp(house)
  nora = await world.canteen.makePupil({ firstName: 'Nora' })
  ola = await world.canteen.makePupil({ firstName: 'Ola' })
  kari = await parent('Kari')
  per = await parent('Per')
})
beforeEach(async () => {
  for (const table of [sql`message`, sql`message_choice`, sql`message_choice_of_pupil`]) await world.made.house.database.query(sql`delete from ${table}`)
})
afterAll(async () => {
  await asked.app.close()
  await world.made.close()
})

async function parent(name: string): Promise<Parent> {
  const { house } = world.made
  const made = await makeGuardianOf(house, nora, name)
  await house.database.query(sql`
    insert into guardianship (school_id, pupil_id, person_id, starts_at) values (${ola.schoolId}, ${ola.pupilId}, ${made.personId}, ${house.clock.now()})`)
  return { ...made, ask: await asked.person(made.personId) }
}

type Wish = { event: MessageEvent; channels: MessageChannel[] | null }
const forAll = ({ ask }: Parent, events: { event: MessageEvent; channels: MessageChannel[] }[]) =>
  ask('PUT /api/person/message-choices', { body: { events, quiet: null } })
const forChild = ({ ask }: Parent, { schoolId, pupilId }: { schoolId: number; pupilId: string }, events: Wish[]) =>
  ask('PUT /api/person/message-choices/:schoolId/:pupilId', { params: { schoolId, pupilId }, body: { events } })
const show = async ({ ask }: Parent) => (await ask('GET /api/person/message-choices', {})).body
const tell = ({ personId }: Parent, pupil: TestPupil, event: MessageEvent = 'lunch_warning') =>
  transaction(world.made.house.database, (tx) =>
    tellPerson(tx, world.made.house, {
      personId,
      schoolId: pupil.schoolId,
      walletId: pupil.walletId,
      event,
      child: 'Nora',
      path: '/',
      subject: 'Hei',
      body: 'Hei.',
    }),
  )

test('what is chosen for one child is for that child alone, until it is the same as for the others again', async () => {
  await forAll(kari, [{ event: 'lunch_warning', channels: ['email'] }])
  const { body } = await forChild(kari, ola, [{ event: 'lunch_warning', channels: [] }])
  expect(body.children).toEqual([
    { schoolId: nora.schoolId, pupilId: nora.pupilId, firstName: 'Nora', events: [] },
    { schoolId: ola.schoolId, pupilId: ola.pupilId, firstName: 'Ola', events: [{ event: 'lunch_warning', channels: [] }] },
  ])
  expect([await tell(kari, nora), await tell(kari, ola)]).toEqual([1, 0])
  // What is chosen for all from now on goes for the others.
  await forAll(kari, [{ event: 'lunch_warning', channels: [] }])
  await forChild(kari, ola, [{ event: 'lunch_warning', channels: ['email'] }])
  expect([await tell(kari, nora), await tell(kari, ola)]).toEqual([0, 1])
  await forChild(kari, ola, [{ event: 'lunch_warning', channels: null }])
  expect((await show(kari)).children.map(({ events }) => events)).toEqual([[], []])
  expect([await tell(kari, nora), await tell(kari, ola)]).toEqual([0, 0])
})

test('what always comes, comes of each child too', async () => {
  const { body } = await forChild(kari, ola, [{ event: 'card_blocked', channels: [] }])
  expect(body.children[1]?.events).toEqual([{ event: 'card_blocked', channels: ['email'] }])
  expect(await tell(kari, ola, 'card_blocked')).toBe(1)
})

test('nobody chooses for a child they do not follow now, nor of what is about no child', async () => {
  const stranger = await world.canteen.makePupil({ firstName: 'Ukjent' })
  const wish = [{ event: 'lunch_warning' as const, channels: [] }]
  expect(await forChild(kari, stranger, wish)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect((await forChild(kari, { ...ola, schoolId: ola.schoolId + 1 }, wish)).status).toBe(404)
  expect((await forChild(kari, ola, [...wish, { event: 'enquiry_answered', channels: ['push'] }])).status).toBe(404)
  expect((await show(kari)).children.map(({ events }) => events)).toEqual([[], []])
  const gone = await parent('Borte')
  await forChild(gone, ola, wish)
  await world.made.house.database.query(sql`update guardianship set ends_at = ${world.made.clock.now()} where person_id = ${gone.personId}`)
  expect((await forChild(gone, ola, wish)).status).toBe(404)
  expect((await show(gone)).children).toEqual([])
})

test('no choice of one guardian ever changes another’s, and of each child the child’s own goes first', async () => {
  const seed = Math.trunc(world.made.clock.now().getTime() / 1000)
  let state = seed
  const upTo = (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
  const events = messageEvents.filter(isAboutAChild)
  const children = [nora, ola]
  const model = new Map<string, MessageChannel[]>()
  const nameOf = (who: Parent, child: TestPupil | null, event: MessageEvent) => `${who.personId} ${child?.pupilId ?? 'all'} ${event}`
  for (let step = 0; step < 60; step += 1) {
    const [who, event] = [[kari, per][upTo(2)] as Parent, events[upTo(events.length)] as MessageEvent]
    const child = [null, ...children][upTo(3)] ?? null
    const channels = messageChannels.filter(() => upTo(2) === 1)
    const isBack = child !== null && upTo(4) === 0
    if (child === null) await forAll(who, [{ event, channels }])
    else await forChild(who, child, [{ event, channels: isBack ? null : channels }])
    if (isBack) model.delete(nameOf(who, child, event))
    else model.set(nameOf(who, child, event), channels)
    for (const one of [kari, per]) {
      const shown = await show(one)
      for (const each of events) {
        const common = wantedChannels(each, model.get(nameOf(one, null, each)) ?? null)
        expect(shown.events.find(({ event: of }) => of === each)?.channels, `seed ${seed}, step ${step}`).toEqual([...common])
        for (const of of children) {
          const own = model.get(nameOf(one, of, each))
          const found = shown.children.find(({ pupilId }) => pupilId === of.pupilId)?.events.find((choice) => choice.event === each)
          expect(found?.channels, `seed ${seed}, step ${step}`).toEqual(own && [...wantedChannels(each, own)])
        }
      }
    }
  }
})
