// The family's screens of the portal, looked at on a phone, a tablet and a desk, in light and dark, and in every language on the
// phone: what is opened once is seen in each. No word may be cut off, and nothing scroll sideways.
import fs from 'node:fs'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../database/transaction.ts'
import { setMealPeriods } from '../server/meal-periods/index.ts'
import type { TestPupil } from '../test/canteen.ts'
import { limit } from '../test/limits.ts'
import { type MealWorld, openMealWorld } from '../test/meals.ts'
import { chromiumPath } from '../test/parts.ts'
import { makeHolder, makePersonNamed, makeRelation, setBorn } from '../test/relations.ts'
import { openPortal, type PortalScreen, walkPortal } from '../test/portal-walk.ts'
import { lookAs } from '../test/screens.ts'
import { serve, type Served } from '../test/served.ts'
import { makeAllergic } from '../test/stops.ts'

const LONG_NAME = 'Bartholomeus-Emmanuel'
let world: MealWorld
let served: Served
let child: TestPupil
let little: TestPupil
let far: TestPupil
let guardianId: string
let holderId: string

/** A child with a week behind it, a sister who is small, and one whose balance alone is shared. */
async function makeFamily(): Promise<void> {
  world = await openMealWorld()
  const { made, canteen } = world
  const { house } = made
  const { schoolId } = canteen
  const products = await Promise.all(
    [
      ['Grønt eple', 800, 'fruit'],
      ['Gulrøtter med dipp', 1_500, 'vegetables'],
      ['Grovbrød med ost og skinke', 3_500, 'whole_grain'],
      ['Vann', 1_500, 'water'],
      ['Bolle', 2_400, 'sweets'],
      ['Dagens varmrett med poteter, grønnsaker og brun saus', 4_900, null],
    ].map(async ([name, priceOre, group]) => {
      const product = await canteen.makeProduct({ name: String(name), priceOre: Number(priceOre) })
      await house.database.query(sql`update product set food_group = ${group} where school_id = ${schoolId} and id = ${product.productId}`)
      return product
    }),
  )
  await setMealPeriods(house, { schoolId, periods: [{ periodId: null, name: 'Lunsj', from: '10:30', until: '12:30' }] })
  child = await canteen.makePupil({ firstName: LONG_NAME, balanceOre: 60_000 })
  little = await canteen.makePupil({ firstName: 'Ida', balanceOre: 3_500 })
  far = await canteen.makePupil({ firstName: 'Maximilian-Alexander' })
  await setBorn(house, child, '2009-05-05')
  guardianId = (await makePersonNamed(house, 'Anne-Kristine', 'Nguyễn-Haugerud')).personId
  await makeRelation(house, child, { personId: guardianId })
  await makeRelation(house, little, { personId: guardianId })
  await makeRelation(house, far, { personId: guardianId, sees: 'balance', mayLimit: false, mayRefund: false })
  await house.database.query(sql`
    insert into relation_policy (school_id, asks_pupil_from, sees_less_from, older_sees, changed_by_person_id, changed_at)
    values (${schoolId}, 16, null, 'items', ${guardianId}, ${made.clock.now()})`)
  await makeRelation(house, child, { firstName: 'Øystein' })
  holderId = await makeHolder(house, child, LONG_NAME)
  await makeAllergic(house, little, 'milk', 'nuts~')
  for (const pupil of [child, little]) await world.support({}, pupil)
  for (const [place, product] of products.entries()) {
    await world.sell(child, world.basket([product, 1 + (place % 2)], [products[(place + 1) % products.length] ?? product, 1]))
    made.clock.pass(60_000)
  }
  // The little one has been stopped by a limit, and has asked.
  await limit(house, little, { mostPerDayOre: 2_000 }, { personId: guardianId, email: '', firstName: '' })
}

beforeAll(async () => {
  if (chromiumPath() === null) return
  await makeFamily()
  served = await serve(world.made)
})
afterAll(async () => {
  await served?.close()
  await world?.close()
})

const portal = () => ({ made: world.made, ...served })
const at = ({ schoolId, walletId }: TestPupil) => `${schoolId}/${walletId}`
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

const ofGuardian = (): PortalScreen[] => [
  { name: 'front', path: '/', title: '' },
  { name: 'family', path: `/family/${at(child)}`, title: 'Familien til' },
  { name: 'family-link', path: `/family/${at(child)}`, title: 'Familien til', open: press('Lag en lenke') },
  { name: 'family-of-balance', path: `/family/${at(far)}`, title: 'Familien til' },
  { name: 'add-child', path: '/add-child', title: 'Legg til barn' },
  {
    name: 'add-child-wrong',
    path: '/add-child',
    title: 'Legg til barn',
    open: async (page) => {
      await page.getByLabel('Kode').fill('ABCD-EFGH-JKMN')
      await page.getByRole('button', { name: 'Legg til' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'spending', path: `/spending/${at(child)}`, title: 'Forbruket' },
  { name: 'spending-month', path: `/spending/${at(child)}`, title: 'Forbruket', open: (page) => page.locator('label').filter({ hasText: 'Måned' }).click() },
  { name: 'spending-nothing', path: `/spending/${at(little)}`, title: 'Forbruket' },
  { name: 'spending-of-balance', path: `/spending/${at(far)}`, title: '' },
  { name: 'history', path: `/history/${at(child)}`, title: 'Historikken' },
  { name: 'history-statement', path: `/history/${at(child)}`, title: 'Historikken', open: press('Kontoutskrift') },
  {
    name: 'history-not-me',
    path: `/history/${at(child)}`,
    title: 'Historikken',
    open: async (page) => {
      await page.locator('summary').first().click()
      await page
        .getByRole('button', { name: /^Dette var ikke/ })
        .first()
        .click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'history-of-balance', path: `/history/${at(far)}`, title: 'Historikken' },
  { name: 'limits-none', path: `/limits/${at(child)}`, title: 'Grenser' },
  { name: 'limits-form', path: `/limits/${at(child)}`, title: 'Grenser', open: press('Sett grenser') },
  { name: 'limits-set', path: `/limits/${at(little)}`, title: 'Grenser' },
  { name: 'limits-of-balance', path: `/limits/${at(far)}`, title: 'Grenser' },
  { name: 'allergies-none', path: `/allergies/${at(child)}`, title: 'Allerg' },
  { name: 'allergies-set', path: `/allergies/${at(little)}`, title: 'Allerg' },
  { name: 'meals', path: `/history/${at(little)}`, title: 'Historikken' },
  { name: 'privacy', path: '/privacy', title: 'Personvern' },
  { name: 'ways-in', path: '/ways-in', title: 'Innlogging' },
  { name: 'messages', path: '/messages', title: '' },
  { name: 'profile', path: '/profile', title: '' },
  { name: 'refunds', path: `/refunds/${at(child)}`, title: '' },
  { name: 'other-ways', path: `/other-ways/${at(child)}`, title: '' },
  { name: 'cards', path: `/cards/${at(child)}`, title: '' },
]

const ofPupil = (): PortalScreen[] => [
  { name: 'family', path: `/family/${at(child)}`, title: 'Familie og innsyn' },
  { name: 'limits', path: `/limits/${at(child)}`, title: 'Grenser' },
  { name: 'allergies', path: `/allergies/${at(child)}`, title: 'Allerg' },
  { name: 'spending', path: `/spending/${at(child)}`, title: 'Forbruk' },
  { name: 'history', path: `/history/${at(child)}`, title: 'Historikk' },
  { name: 'privacy', path: '/privacy', title: 'Personvern' },
]

describe.skipIf(chromiumPath() === null)('the family’s screens', () => {
  test('keep nobody out, cut nothing off and scroll nowhere sideways, in every language', async () => {
    const guardian = await openPortal(portal(), guardianId)
    const found = await walkPortal(guardian, { address: served.address, who: 'guardian', screens: ofGuardian() })
    await guardian.context().close()
    await ask()
    const pupil = await openPortal(portal(), holderId)
    found.push(...(await walkPortal(pupil, { address: served.address, who: 'pupil', screens: ofPupil() })))
    await pupil.context().close()
    expect(found).toEqual([])
  })

  test('a statement is saved from the phone, to be read and for a spreadsheet', async () => {
    const page = await openPortal(portal(), guardianId)
    await lookAs(page, { width: 390, height: 844, colorScheme: 'light' })
    await page.goto(`${served.address}/history/${at(child)}`)
    const save = async (kind: 'PDF' | 'Regneark') => {
      await page.getByRole('button', { name: 'Kontoutskrift' }).click()
      const dialog = page.getByRole('dialog', { name: 'Kontoutskrift' })
      await dialog.getByLabel('Fra og med').fill('2026-11-01')
      await dialog.locator('label').filter({ hasText: kind }).click()
      const download = page.waitForEvent('download')
      await dialog.getByRole('button', { name: 'Last ned' }).click()
      const file = await download
      await dialog.waitFor({ state: 'detached' })
      return { name: file.suggestedFilename(), content: fs.readFileSync(await file.path()) }
    }
    const paper = await save('PDF')
    expect(paper.name).toMatch(/\.pdf$/)
    expect(paper.content.subarray(0, 5).toString()).toBe('%PDF-')
    const sheet = await save('Regneark')
    expect(sheet.name).toMatch(/\.csv$/)
    expect(sheet.content.toString('utf8')).toContain('Grønt eple')
    await page.context().close()
  })
})

/** The school has added somebody for a while, who waits for the pupil's yes. */
async function ask(): Promise<void> {
  const { email } = await makePersonNamed(world.made.house, 'Alexandra-Victoria', 'Bjørnstad-Håkonsen')
  await world.office('POST /api/office/schools/:schoolId/pupils/:pupilId/guardians', {
    params: child,
    body: { firstName: 'Alexandra-Victoria', lastName: 'Bjørnstad-Håkonsen', email, firstDay: '2026-11-09', lastDay: '2026-12-18' },
  })
}
