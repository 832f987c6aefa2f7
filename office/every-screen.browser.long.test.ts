// Every screen of the office, looked at on a phone, a tablet and a desk: what is opened once is seen in each.
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../database/transaction.ts'
import { closeDay } from '../server/day-reports/index.ts'
import { answerEnquiry, noteOnEnquiry, sendEnquiryAsAnyone, sendEnquiryAsPerson } from '../server/enquiries/index.ts'
import { makeHousekeeping } from '../server/housekeeping.ts'
import { currentSigner } from '../server/journal/index.ts'
import { addToProgramme, chooseMeals, decidePolicy, makeProgramme, payInForMeals } from '../server/meals/index.ts'
import { makeGuardian, makePerson } from '../server/people/index.ts'
import { openFundLink } from '../server/pay-links/index.ts'
import { makePurchases } from '../server/purchases/index.ts'
import { fill, type TestPupil } from '../test/canteen.ts'
import { openOfficeWorld, type OfficeWorld } from '../test/office-world.ts'
import { makeCashiers } from '../test/cashiers.ts'
import { chromiumPath } from '../test/parts.ts'
import { PASSWORD } from '../test/people.ts'
import { makeReserveDevice } from '../test/reserve-device.ts'
import { faultsOn, type Look, lookAs } from '../test/screens.ts'

let world: OfficeWorld
let school = ''

beforeAll(async () => {
  if (chromiumPath() === null) return
  world = await openOfficeWorld()
  school = String(world.canteen.schoolId)
})
afterAll(() => world?.close())

const looks: readonly Look[] = [
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 820, height: 1180, colorScheme: 'dark' },
  { width: 1440, height: 900, colorScheme: 'light' },
]

describe.skipIf(chromiumPath() === null)('on a phone, a tablet and a desk', () => {
  test('no screen keeps anybody out or scrolls sideways, in light and dark', async () => {
    const pupil = await world.canteen.makePupil({ firstName: 'Bartholomeus-Emmanuel' })
    await world.sellTo(pupil)
    const other = await world.canteen.makeTill()
    const { house } = world.made
    await makePurchases(house, await currentSigner(house.database, house.keys), [world.canteen.wish(pupil, { till: other })])
    await closeDay(house, { ...world.canteen.till, madeBy: 'till' })
    const { hungry, programmeId } = await coverMeals(pupil)
    const cashiers = await makeCashiers(house, world.canteen.schoolId)
    // A device that was stopped, and a sale that the wallet did not hold: «Dagsoppgjør» tells of both.
    const device = await makeReserveDevice(house, world.canteen, other)
    const poor = await world.canteen.makePupil({ balanceOre: 1_000 })
    for (let sold = 0; sold < 3; sold += 1) device.sell(poor)
    await device.handIn(device.made.slice(0, 1))
    await device.handIn(device.made.slice(2))
    const bankPaymentId = await world.receiveFromBank()
    const differenceId = await world.settleWithDifference()
    const enquiryId = await writeToSchool(pupil)
    await showCounter()
    const gone = await partings()
    const page = await world.openOffice('administrator', school)
    const batchId = await makeBatch(page)
    const categoryId = await firstCategory(page)
    const staffPostId = await firstPost(page)
    const screens = [
      ['', 'Er alt i orden i dag?'],
      ['/tills', 'Kasser'],
      [`/tills?open=${world.canteen.till.tillId}`, 'Kasser'],
      ['/calendar', 'Skolens kalender'],
      ['/calendar?open=new', 'Skolens kalender'],
      ['/calendar?open=file', 'Skolens kalender'],
      ['/tills/cashiers', 'Kasserere'],
      ['/tills/cashiers?open=new', 'Kasserere'],
      [`/tills/cashiers?open=${cashiers.emma}`, 'Kasserere'],
      ['/days', 'Dagsoppgjør'],
      [`/days?open=${world.canteen.till.registerId}.1`, 'Dagsoppgjør'],
      ['/days?until=2020-01-01', 'Dagsoppgjør'],
      ['/menu', 'Meny'],
      [`/menu?open=${world.canteen.baguette.productId}`, 'Meny'],
      [`/menu?open=${categoryId}`, 'Meny'],
      ['/menu?open=sign', 'Meny'],
      ['/menu?search=finnes-ikke', 'Meny'],
      ['/meals', 'Måltider'],
      ['/meals?view=money', 'Måltider'],
      ['/meals?view=money&open=pay', 'Måltider'],
      ['/meals?view=outstanding', 'Måltider'],
      [`/meals?view=outstanding&open=${hungry.walletId}`, 'Måltider'],
      ['/meals?view=programmes', 'Måltider'],
      ['/meals?view=programmes&open=new', 'Måltider'],
      [`/meals?view=programmes&open=${programmeId}`, 'Måltider'],
      ['/meals?view=gifts', 'Måltider'],
      ['/pupils', 'Elever'],
      [`/pupils?open=${pupil.pupilId}`, 'Elever'],
      [`/pupils?open=${gone.waiting}`, 'Elever'],
      [`/pupils?open=${gone.erased}`, 'Elever'],
      ['/pupils?open=new', 'Elever'],
      ['/pupils?search=finnes-ikke', 'Elever'],
      ['/pupils/list', 'Hent inn elever'],
      ['/cards', 'Kort'],
      ['/cards?open=new', 'Kort'],
      ['/cards?open=guest', 'Kort'],
      [`/cards?open=${batchId}`, 'Kort'],
      ['/enquiries', 'Henvendelser'],
      [`/enquiries?open=${enquiryId}`, 'Henvendelser'],
      ['/enquiries?search=finnes-ikke', 'Henvendelser'],
      ['/bank', 'Bank'],
      [`/bank?open=${bankPaymentId}`, 'Bank'],
      ['/bank?view=accounts', 'Bank'],
      ['/payouts', 'Utbetalinger'],
      ['/payouts?view=settings', 'Utbetalinger'],
      ['/settlements?view=days', 'Avstemming'],
      ['/settlements', 'Avstemming'],
      [`/settlements?open=${differenceId}`, 'Avstemming'],
      ['/settlements?view=read', 'Avstemming'],
      ['/colleagues', 'Kolleger'],
      ['/colleagues?open=new', 'Kolleger'],
      [`/colleagues?open=${staffPostId}`, 'Kolleger'],
      ['/schools', 'Skoler'],
      [`/schools?open=${school}`, 'Skoler'],
    ] as const
    const found: string[] = []
    for (const [index, [path, title]] of screens.entries()) {
      // As a link does: the app stays, which is quicker than to load it anew for every screen.
      await page.evaluate((to) => history.pushState(null, '', to), `/office/${school}${path}`)
      await page.locator('h1').filter({ hasText: title }).waitFor()
      for (const [place, look] of looks.entries()) {
        await lookAs(page, look)
        // Every screen on a phone, and by turns on a tablet in the dark or on a desk.
        const asksAxe = place === 0 || place === 1 + (index % 2)
        found.push(...(await faultsOn(page, `office${path.replaceAll(/\W+/g, '-').slice(0, 20)}`, { asksAxe })))
      }
    }
    expect(found).toEqual([])
    await page.close()
  })

  test('a pupil who has left is erased by the office with a reason, which it takes back, and gets a copy for the password', async () => {
    const left = await world.canteen.makePupil({ firstName: 'Petronella', balanceOre: 0, enrolledUntil: '2026-10-30' })
    const page = await world.openOffice('administrator', `${school}/pupils?open=${left.pupilId}`, looks[0])
    await page.getByRole('button', { name: 'Be om sletting' }).click()
    const question = page.getByRole('dialog', { name: 'Skal Petronella slettes?' })
    await question.getByRole('button', { name: 'Be om at Petronella slettes' }).click()
    await question.getByText('Skriv hvorfor, med minst tre tegn.').waitFor()
    await question.getByLabel('Hvorfor').fill('Familien ba om det på telefon i dag')
    await question.getByRole('button', { name: 'Be om at Petronella slettes' }).click()
    // Fourteen days from the third of November.
    await page.getByText('Petronella blir slettet tirsdag 17. nov.').waitFor()
    await page.getByRole('button', { name: 'Angre slettingen' }).click()
    await page.getByRole('button', { name: 'Be om sletting' }).waitFor()

    await page.getByRole('button', { name: 'Hent kopi' }).click()
    await page.getByLabel('Passordet ditt').fill(PASSWORD)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Hent kopien av det vi lagrer om Petronella' }).click()
    expect((await download).suggestedFilename()).toMatch(/\.zip$/)
    const told = await rows<{ what: string }>(
      world.made.house.database,
      sql`select what from privacy_event where school_id = ${left.schoolId} and pupil_id = ${left.pupilId} order by happened_at, id`,
    )
    expect(told.map(({ what }) => what)).toEqual(['erasure_asked', 'erasure_undone', 'copied'])
    await page.close()
  })
})

/** Somebody who is to be erased and has money anew, somebody who was, and a house that has looked for what to forget. */
async function partings(): Promise<{ waiting: string; erased: string }> {
  const { house } = world.made
  const left = { firstName: 'Bartholomeus-Emmanuel', balanceOre: 0, enrolledUntil: '2026-10-30' }
  const [waiting, erased] = [await world.canteen.makePupil(left), await world.canteen.makePupil(left)]
  const ask = (pupil: TestPupil, { askedAt, dueAt }: { askedAt: Date; dueAt: Date }) =>
    house.database.query(sql`
      insert into erasure (id, school_id, pupil_id, side, asked_at, due_at)
      values (${house.newId()}, ${pupil.schoolId}, ${pupil.pupilId}, 'house', ${askedAt}, ${dueAt})`)
  const now = house.clock.now()
  await ask(erased, { askedAt: now, dueAt: now })
  await makeHousekeeping(house).runOnce()
  await ask(waiting, { askedAt: now, dueAt: now })
  await transaction(house.database, (tx) => fill(tx, house, { ...waiting, amountOre: 5_000 }))
  return { waiting: waiting.pupilId, erased: erased.pupilId }
}

/** A school that covers meals: somebody was short, somebody is in a programme. */
async function coverMeals(supported: TestPupil): Promise<{ hungry: TestPupil; programmeId: string }> {
  const { house } = world.made
  const { schoolId, baguette } = world.canteen
  const [hungry, programmeId] = [await world.canteen.makePupil({ firstName: 'Bartholomeus-Emmanuel', balanceOre: 0 }), house.newId()]
  const { personId } = await transaction(house.database, (tx) =>
    makePerson(tx, house, { email: 'inger@office.example', firstName: 'Inger', lastName: 'Bakken', language: 'nb' }),
  )
  const by = { schoolId, personId }
  await chooseMeals(house, { ...by, productIds: [baguette.productId] })
  await decidePolicy(house, { ...by, isOn: true, mostOutstandingOre: 15_000, mostADayOre: 6_000, mostMeals: 3 })
  const put = { ...by, direction: 'in', reason: 'Bevilget av kommunestyret for skoleåret', amountOre: 100_000 } as const
  for (const account of ['fund', 'programmes'] as const) await payInForMeals(house, { ...put, paymentId: house.newId(), account })
  await openFundLink(house, by)
  await makeProgramme(house, {
    ...by,
    programmeId,
    name: 'Gratis lunsj for 8. trinn',
    amountOre: 3_000,
    period: 'day',
    carryMostOre: 3_000,
    isForMealsOnly: true,
    startsOn: '2026-08-17',
    endsOn: '2027-06-18',
  })
  await addToProgramme(house, { ...by, programmeId, pupilIds: [supported.pupilId], className: null })
  await makePurchases(house, await currentSigner(house.database, house.keys), [world.canteen.wish(hungry, { till: await world.canteen.makeTill() })])
  return { hungry, programmeId }
}

/** What a family wrote, with a note on it and an answer; answers its id. */
async function writeToSchool(pupil: TestPupil): Promise<string> {
  const { house } = world.made
  const { schoolId } = pupil
  const enquiryId = house.newId()
  const [personId, staffPersonId] = await transaction(house.database, async (tx) => {
    const person = { email: 'kari.langt.navn.nguyen-haugerud@familie.example', firstName: 'Kari', lastName: 'Nguyễn-Haugerud', language: 'nn' } as const
    const guardian = await makePerson(tx, house, person)
    await makeGuardian(tx, house, { ...pupil, personId: guardian.personId })
    const colleague = await makePerson(tx, house, { email: 'aud@office.example', firstName: 'Aud', lastName: 'Bakken', language: 'nb' })
    return [guardian.personId, colleague.personId]
  })
  const message = 'Hei!\n\nKortet er borte, truleg i garderoben ved gymsalen. Vi har sperra det.\n\nKan vi hente eit nytt hos dykk?'
  await sendEnquiryAsPerson(house, { id: enquiryId, schoolId, topic: 'lost_card', message, walletId: pupil.walletId, personId, address: '192.0.2.1' })
  await noteOnEnquiry(house, { schoolId, enquiryId, id: house.newId(), note: 'Spurt vaktmesteren: ikke levert inn ennå.', staffPersonId })
  const answer = { id: house.newId(), message: 'Ja, det ligg klart i resepsjonen.', lastSeenMessageId: enquiryId, isSolved: false }
  await answerEnquiry(house, { schoolId, enquiryId, ...answer, staffPersonId })
  await sendEnquiryAsAnyone(house, {
    id: house.newId(),
    schoolId,
    topic: 'food',
    message: 'Kan dere ha mer frukt?',
    email: 'bartholomeus-emmanuel.haugerud@familie.example',
    language: 'en',
    address: '192.0.2.1',
  })
  return enquiryId
}

/** A batch of cards, asked for as the page would ask. */
function makeBatch(page: Page): Promise<string> {
  const id = world.made.house.newId()
  return page.evaluate(
    async ({ id, school }) => {
      const reply = await fetch(`/api/office/schools/${school}/card-batches`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-kantinekort': '1' },
        body: JSON.stringify({ id, label: 'Åttende trinn, høsten 2026, med et langt navn', cardCount: 12 }),
      })
      if (!reply.ok) throw new Error(await reply.text())
      return id
    },
    { id, school },
  )
}

/** The first category of the menu and the first post at the school, by their ids. */
const firstCategory = (page: Page) => askedAs(page, `/api/office/schools/${school}/menu`).then(({ categories }) => categories?.[0]?.categoryId ?? '')
const firstPost = (page: Page) => askedAs(page, `/api/office/schools/${school}/colleagues`).then(({ colleagues }) => colleagues?.[0]?.staffPostId ?? '')

type Answer = { categories?: { categoryId: string }[]; colleagues?: { staffPostId: string }[] }

function askedAs(page: Page, path: string): Promise<Answer> {
  return page.evaluate(async (address) => (await (await fetch(address)).json()) as Answer, path)
}

/** A till that is slower than is promised, and goods whose price the cashier says. */
async function showCounter(): Promise<void> {
  const { schoolId, till, baguette } = world.canteen
  const { database, clock } = world.made.house
  const speed = { connected: { count: 100, p95Ms: 412, medianTodayMs: 140 }, alone: { count: 7, p95Ms: 90, medianTodayMs: null } }
  await database.query(sql`
    update till
    set speed = ${JSON.stringify(speed)}::jsonb, speed_told_at = ${clock.now()}
    where school_id = ${schoolId}
    and id = ${till.tillId}`)
  await database.query(sql`
    update product
    set open_least_ore = price_ore, open_most_ore = 9000
    where school_id = ${schoolId}
    and id = ${baguette.productId}`)
}
