import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from '../../database/transaction.ts'
import type { TestPupil } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { makeGuardianOf, type TestGuardian } from '../../test/stops.ts'
import { messagesTo } from '../messages/index.ts'
import { blockCard, replaceCard, unblockCard } from './index.ts'

let world: DayWorld
let tuva: TestPupil
let mother: TestGuardian
let father: TestGuardian
beforeAll(async () => {
  world = await openDayWorld()
  tuva = await world.canteen.makePupil({ firstName: 'Tuva' })
  mother = await makeGuardianOf(world.made.house, tuva, 'Kari')
  father = await makeGuardianOf(world.made.house, tuva, 'Per')
})
beforeEach(() => world.made.house.database.query(sql`delete from message`))
afterAll(() => world.made.close())

const toldTo = async ({ email }: TestGuardian) => (await messagesTo(world.made.house, email)).map(({ subject, body }) => ({ subject, body }))
const by = ({ personId }: TestGuardian) => ({ side: 'family', personId }) as const

test('a card that a guardian blocks is told to the other one, once, and not to whoever did it', async () => {
  const { house } = world.made
  await blockCard(house, { ...tuva, by: by(mother), reason: 'lost' })
  await blockCard(house, { ...tuva, by: by(mother), reason: 'lost' })
  expect(await toldTo(mother)).toEqual([])
  const told = await toldTo(father)
  expect(told.map(({ subject }) => subject)).toEqual(['Et kantinekort til Tuva er sperret'])
  expect(told[0]?.body).toContain('En som følger kortet til Tuva, har sperret det.')
  expect(told[0]?.body).toContain(`/cards/${tuva.schoolId}/${tuva.walletId}`)
})

test('a card that works again is told too, and says that it was the school', async () => {
  const { house } = world.made
  await unblockCard(house, { ...tuva, by: { side: 'till', tillId: world.canteen.till.tillId }, reason: 'found' }).catch(() => null)
  expect([await toldTo(mother), await toldTo(father)]).toEqual([[], []])
  await unblockCard(house, { ...tuva, by: { side: 'office', personId: mother.personId }, reason: 'found' })
  for (const reader of [mother, father]) {
    const [told] = await toldTo(reader)
    expect(told?.subject).toBe('Kantinekortet til Tuva virker igjen')
    expect(told?.body).toContain('Skolen har åpnet et kort til Tuva igjen.')
  }
})

test('a card that is replaced is told with the replacing', async () => {
  const { house } = world.made
  const code = 'Skolekort4711'
  await replaceCard(house, {
    ...tuva,
    code,
    cause: 'defect',
    seenFeeOre: 0,
    waiver: null,
    by: { side: 'till', tillId: world.canteen.till.tillId },
    note: null,
  })
  expect((await toldTo(mother)).map(({ subject }) => subject)).toEqual(['Kantinekortet til Tuva er byttet'])
})
