import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql, transaction } from '../../database/transaction.ts'
import { addDays } from '../../rules/norwegian-time.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makePayer } from '../../test/topups.ts'
import { addPeriodIn, calendarOf } from '../calendars/index.ts'
import { currentSigner } from '../journal/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { forecastWallets } from './index.ts'

let made: TestHouse
let canteen: Canteen
let asking: AskableApp

beforeAll(async () => {
  made = await houseForTest()
  made.clock.set('2026-10-12T09:30:00.000Z')
  canteen = await makeCanteen(made.house)
  asking = await askableApp(made.house)
})
afterAll(async () => {
  await asking.app.close()
  await made.close()
})

/** A baguette of 35 kroner for each of them, on each weekday from Monday 12 October until before Monday 2 November. */
async function eatForThreeWeeks(pupils: readonly TestPupil[]): Promise<void> {
  const signer = await currentSigner(made.house.database, made.house.keys)
  for (let day = '2026-10-12'; day < '2026-11-02'; day = addDays(day, 1)) {
    if ([0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())) continue
    made.clock.set(`${day}T10:30:00.000Z`)
    await makePurchases(
      made.house,
      signer,
      pupils.map((pupil) => canteen.wish(pupil)),
    )
  }
}

async function guardianOf({ schoolId, pupilId }: TestPupil): Promise<string> {
  const personId = await makePayer(made.house)
  await made.house.database.query(sql`
    insert into guardianship (school_id, pupil_id, person_id, starts_at)
    values (${schoolId}, ${pupilId}, ${personId}, ${made.clock.now()})`)
  return personId
}

const forecastsOf = async (...pupils: TestPupil[]) => {
  const { house } = made
  const calendar = await calendarOf(house.database, canteen.schoolId)
  const walletIds = pupils.map(({ walletId }) => walletId)
  const found = await forecastWallets(house.database, house, { schoolId: canteen.schoolId, walletIds, calendar })
  return walletIds.map((walletId) => found.get(walletId))
}

describe('how long a balance lasts', () => {
  let rich: TestPupil, poor: TestPupil, newcomer: TestPupil

  test('is told of many wallets at once, by what each has spent', async () => {
    rich = await canteen.makePupil({ balanceOre: 110_000 })
    // Fifteen baguettes, and two and a half more.
    poor = await canteen.makePupil({ balanceOre: 15 * 3500 + 8750 })
    newcomer = await canteen.makePupil({ balanceOre: 5000 })
    await eatForThreeWeeks([rich, poor])
    made.clock.set('2026-11-02T08:00:00.000Z')
    expect(await forecastsOf(rich, poor, newcomer)).toEqual([
      { kind: 'lasts_until', lastDay: '2026-11-23', failsOn: '2026-11-24', shortOre: 2000 },
      { kind: 'lasts_until', lastDay: '2026-11-03', failsOn: '2026-11-04', shortOre: 1750 },
      { kind: 'unknown' },
    ])
  })

  test('counts today until something is bought or the canteen has closed', async () => {
    made.clock.set('2026-11-02T12:59:59.000Z')
    expect(await forecastsOf(poor)).toMatchObject([{ lastDay: '2026-11-03' }])
    made.clock.set('2026-11-02T13:00:00.000Z')
    expect(await forecastsOf(poor)).toMatchObject([{ lastDay: '2026-11-04' }])
    made.clock.set('2026-11-03T10:00:00.000Z')
    const signer = await currentSigner(made.house.database, made.house.keys)
    const wish = canteen.wish(poor)
    await makePurchases(made.house, signer, [wish])
    // One and a half are left: Wednesday, and not Thursday.
    expect(await forecastsOf(poor)).toMatchObject([{ lastDay: '2026-11-04', failsOn: '2026-11-05' }])
    const back = { id: made.house.newId(), purchaseId: wish.id, lines: [{ place: 0, quantity: 1 }], totalOre: 3500, reason: 'undone', note: null }
    expect((await asking.till(canteen.till.token)('POST /api/till/returns', { body: back })).status).toBe(200)
    // It came back, so today's lunch is still to come.
    expect(await forecastsOf(poor)).toMatchObject([{ lastDay: '2026-11-04', failsOn: '2026-11-05', shortOre: 1750 }])
  })

  test('follows the school’s calendar', async () => {
    made.clock.set('2026-11-03T16:00:00.000Z')
    const holiday = { id: made.house.newId(), kind: 'free', title: 'Kurs', firstDay: '2026-11-04', lastDay: '2026-11-10' } as const
    await transaction(made.house.database, (tx) => addPeriodIn(tx, made.house, { schoolId: canteen.schoolId, wish: holiday }))
    expect(await forecastsOf(poor)).toMatchObject([{ lastDay: '2026-11-12', failsOn: '2026-11-13' }])
  })

  test('is told to whoever follows the wallet, and to nobody else', async () => {
    const ask = async (personId: string) => (await asking.person(personId))('GET /api/wallets/:schoolId/:walletId/forecast', { params: poor })
    expect((await ask(await guardianOf(poor))).body).toMatchObject({ kind: 'lasts_until', lastDay: '2026-11-12', failsOn: '2026-11-13' })
    expect((await ask(await guardianOf(newcomer))).body.code).toBe('not_found')
    const asNewcomer = (await asking.person(await guardianOf(newcomer)))('GET /api/wallets/:schoolId/:walletId/forecast', { params: newcomer })
    expect((await asNewcomer).body).toEqual({ kind: 'unknown', lastDay: null, failsOn: null, shortOre: null })
  })

  test('asks once for a whole batch, however many there are', async () => {
    const walletIds = [rich, poor, newcomer].map(({ walletId }) => walletId)
    let asked = 0
    const counting = { query: (...given: Parameters<typeof made.house.database.query>) => ((asked += 1), made.house.database.query(...given)) } as never
    const calendar = await calendarOf(made.house.database, canteen.schoolId)
    await forecastWallets(counting, made.house, { schoolId: canteen.schoolId, walletIds, calendar })
    expect(asked).toBe(1)
  })
})
