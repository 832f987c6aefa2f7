// Makes the demo's world: two canteens with four weeks behind them. Everything is made by the same actions as in
// real use, one after the other, under a clock that only this builder can move.

import { idAt } from '../../contract/ids.ts'
import type { Database } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { hasReached } from '../../rules/age-limits.ts'
import { addDays, instantOfNorwegianTime, norwegianTime } from '../../rules/norwegian-time.ts'
import { type House, makeHouse } from '../../server/house.ts'
import type { Till } from '../../server/http/door.ts'
import { keepByFamily, setBornOnIn } from '../../server/allergies/index.ts'
import { addAccount } from '../../server/bank-accounts/index.ts'
import { addPeriodIn, changeCalendarIn } from '../../server/calendars/index.ts'
import { closeDay } from '../../server/day-reports/index.ts'
import { countSales } from '../../server/favourites/index.ts'
import { currentSigner, makeFirstSigningKey } from '../../server/journal/index.ts'
import { hashOfToken, type Keys } from '../../server/keys.ts'
import { setFoodGroup } from '../../server/insights/index.ts'
import { setLimits, setSweetnessIn } from '../../server/limits/index.ts'
import { setMealPeriods } from '../../server/meal-periods/index.ts'
import { NO_TERMS } from '../../rules/spending-limits.ts'
import { confirmContentsIn, makeCategory, makeProduct, type Product, setAgeLimitIn } from '../../server/menu/index.ts'
import { localMailbox, makeSender } from '../../server/messages/index.ts'
import { hashPassword, makeGuardian, makePerson, makeStaff } from '../../server/people/index.ts'
import { enrolPupil } from '../../server/pupils/index.ts'
import { makePurchases, type Memory, newMemory, type PurchaseWish } from '../../server/purchases/index.ts'
import { makeOperator, makeSchool } from '../../server/schools/index.ts'
import { insertFeideName } from '../../server/sign-in-with/index.ts'
import { enrolTill, makeTill } from '../../server/tills/index.ts'
import { markInstallation } from '../setup/set-up.ts'
import { foodGroupsOfDishes, lowerSecondaryMenu } from './menu.ts'
import { BANK_ACCOUNT, payByBank } from './pay-by-bank.ts'
import { bornOnOf, contentsOfDishes, ENERGY_DRINK } from './contents.ts'
import { planEnquiries, type Telling } from './write-to-school.ts'
import { beginToCover, giveToFund, thoseShort } from './cover-meals.ts'
import { type CardOfHolder, handOutCards, tellCardStories } from './hand-out-cards.ts'
import { makeDemoCashiers } from './cashiers.ts'
import { fillByItself } from './fill-by-itself.ts'
import { giveBack } from './give-back.ts'
import { giveGift } from './give-gifts.ts'
import { payIn } from './pay-in.ts'
import { type PlannedPupil, planPupils } from './people.ts'
import { type Happening, planHistory } from './plan-history.ts'
import { seeded, type Random } from './random.ts'
import { registerPupil } from './register-pupil.ts'
import { settle } from './settle.ts'
import { calendarAround, lastSchoolDays } from './school-days.ts'
import { DEMO_PASSWORD, type DemoSchool, feideNameOf, operator, schools, signIns } from './schools.ts'
import { serveTable } from './serve-table.ts'

const SCHOOL_DAYS = 20
/** Tills that are there and have no device yet, for a newcomer to enrol. */
export const NEWCOMERS_TILL = 'Prøvekassa'

export type WorldWish = { database: Database; keys: Keys; now: Date; publicUrl: string; seed?: number; onProgress?: (step: string) => void }

/** Builds the world in an empty, migrated database. It takes some seconds. */
export async function buildWorld({ database, keys, now, publicUrl, seed = 1, onProgress = () => {} }: WorldWish): Promise<void> {
  const random = seeded(seed)
  const days = lastSchoolDays(norwegianTime(now).date, SCHOOL_DAYS)
  const pupils = planPupils(random)
  const happenings = planHistory({ pupils, days, now, random })
  const { house, setClock } = worldHouse({ database, keys, publicUrl, random })

  // The school year has been going on for a while when the history begins.
  setClock(instantOfNorwegianTime({ date: addDays(days[0] as string, -10), time: '09:00:00' }))
  onProgress('two schools, their tills and their menus')
  const canteens = await openCanteens(house)
  onProgress(`${pupils.length} pupils with their guardians and cards`)
  const enrolled = await enrolEverybody(house, { pupils, canteens })
  onProgress(`${days.length} school days`)
  await coverMeals(house, { pupils: enrolled, canteens })
  const tellings = planEnquiries(house, { pupils: enrolled, offices: canteens, days }).filter(({ at }) => at < now)
  await live(house, { happenings, tellings, pupils: enrolled, canteens, setClock, lastDay: norwegianTime(now).date })
  onProgress('cards that were lost')
  await tellStories(house, { pupils: enrolled, canteens })
  onProgress('what two of them cannot stand')
  await tellAllergies(house, enrolled)
  onProgress('what one guardian has decided')
  await tellLimits(house, { pupils: enrolled, canteens })
  onProgress('money on its way back')
  await askBack(house, { pupils: enrolled, canteens })
  // Last of all, so that a world that was interrupted is none.
  setClock(now)
  onProgress('four weeks of settlements')
  await settle(house)
  await countSales(house)
  await openToCashiers(house, { pupils: enrolled, schoolId: canteens.fjellsyn.schoolId })
  await transaction(database, (tx) => markInstallation(tx, 'demo'))
}

type World = { house: House; setClock: (instant: Date) => void }

function worldHouse({ database, keys, publicUrl, random }: Pick<WorldWish, 'database' | 'keys' | 'publicUrl'> & { random: Random }): World {
  let current = new Date(0)
  const house = makeHouse({ database, clock: { now: () => current }, keys, log: () => {}, publicUrl, installation: 'demo' })
  const setClock = (instant: Date) => {
    if (instant < current) throw new Error('time does not go backwards')
    current = instant
  }
  return { house: { ...house, newId: () => idAt(current.getTime(), random.bytes(10)) }, setClock }
}

type Canteen = { schoolId: number; officePersonId: string; tills: Till[]; products: Map<string, Product> }
type Canteens = Record<DemoSchool['key'], Canteen>

async function openCanteens(house: House): Promise<Canteens> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  return transaction(house.database, async (tx) => {
    await makeFirstSigningKey(tx, { keys: house.keys, now: house.clock.now() })
    const operatorId = await makeOperator(tx, house, operator)
    const canteens: Partial<Canteens> = {}
    const person = async (wish: { firstName: string; lastName: string; email: string }) =>
      (await makePerson(tx, house, { ...wish, language: 'nb', passwordHash })).personId
    const [manager, office, administrator] = [await person(signIns.manager), await person(signIns.office), await person(signIns.administrator)]
    for (const school of schools) {
      const schoolId = await makeSchool(tx, house, { ...school.wish, operatorId })
      const tills: Till[] = []
      for (const name of school.tills) {
        const tillId = await makeTill(tx, house, { schoolId, name })
        const token = await enrolTill(tx, house, { schoolId, tillId })
        tills.push({ schoolId, tillId, tokenHash: hashOfToken(token) })
      }
      await makeTill(tx, house, { schoolId, name: NEWCOMERS_TILL })
      const products = new Map<string, Product>()
      for (const [position, { dishes, ...section }] of school.menu.entries()) {
        const { categoryId } = await makeCategory(tx, house, { schoolId, ...section, position: (position + 1) * 10 })
        for (const [place, { name, priceOre, openPrice, vatCode, articleGroup, picture }] of dishes.entries()) {
          const product = await makeProduct(tx, house, {
            schoolId,
            categoryId,
            name,
            priceOre,
            openPrice,
            vatCode,
            articleGroup,
            picture,
            position: (place + 1) * 10,
          })
          products.set(name, product)
          const { productId } = product
          const contents = contentsOfDishes[name]
          if (contents) await confirmContentsIn(tx, house, { schoolId, productId, byPersonId: manager, ...contents })
          const foodGroup = foodGroupsOfDishes[name]
          if (foodGroup) await setFoodGroup(tx, { schoolId, productId, foodGroup })
          if (name === ENERGY_DRINK.name) await setSweetnessIn(tx, house, { schoolId, productId, isEnergyDrink: true, hasAddedSugar: true })
          if (name === ENERGY_DRINK.name) await setAgeLimitIn(tx, house, { ...ENERGY_DRINK, schoolId, productId, byPersonId: manager })
        }
      }
      for (const wish of calendarAround(norwegianTime(house.clock.now()).date)) await addPeriodIn(tx, house, { schoolId, wish: { id: house.newId(), ...wish } })
      await changeCalendarIn(tx, schoolId, { offersSms: true })
      canteens[school.key] = { schoolId, officePersonId: school.key === 'fjellsyn' ? office : administrator, tills, products }
    }
    await addAccount(tx, house, { operatorId, typed: BANK_ACCOUNT })
    const found = canteens as Canteens
    for (const { schoolId } of Object.values(found)) await makeStaff(tx, house, { personId: manager, operatorId, schoolId, role: 'canteen' })
    await makeStaff(tx, house, { personId: office, operatorId, schoolId: found.fjellsyn.schoolId, role: 'office' })
    await makeStaff(tx, house, { personId: administrator, operatorId, schoolId: null, role: 'administrator' })
    return found
  })
}

type Enrolled = PlannedPupil & CardOfHolder & { schoolId: number; pupilId: string; walletId: string; payerPersonId: string; bornOn: string | null }

async function enrolEverybody(house: House, { pupils, canteens }: { pupils: readonly PlannedPupil[]; canteens: Canteens }): Promise<Enrolled[]> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const personIds = new Map<string, string>()
  const today = norwegianTime(house.clock.now()).date
  const enrolled = await transaction(house.database, async (tx) => {
    const guardianId = async (guardian: PlannedPupil['guardians'][number]) => {
      const known = personIds.get(guardian.email)
      if (known) return known
      const hasPassword = guardian.email === signIns.guardian.email
      const { personId } = await makePerson(tx, house, { ...guardian, language: 'nb', ...(hasPassword && { passwordHash }) })
      personIds.set(guardian.email, personId)
      return personId
    }
    const done: Omit<Enrolled, 'cardId' | 'code'>[] = []
    for (const pupil of pupils) {
      const { schoolId } = canteens[pupil.schoolKey]
      const { firstName, lastName, className, email, pupilNumber } = pupil
      const wish = { firstName, lastName, className, email, pupilNumber, enrolledFrom: today, enrolledUntil: null }
      const { pupilId, walletId } = await enrolPupil(tx, house, { schoolId, ...wish })
      // The school where an age is asked for knows how old its pupils are.
      const schoolYear = Number(today.slice(0, 4)) - (today.slice(5) < '08' ? 1 : 0)
      const bornOn = pupil.schoolKey === 'havbratt' ? bornOnOf({ className, place: done.length, schoolYear }) : null
      if (bornOn !== null) await setBornOnIn(tx, house, { schoolId, pupilId, bornOn })
      const guardianIds = []
      for (const guardian of pupil.guardians) guardianIds.push(await guardianId(guardian))
      if (isOfSignedIn(pupil)) await insertFeideName(tx, { schoolId, pupilId, name: feideNameOf(pupil) })
      for (const personId of guardianIds) await makeGuardian(tx, house, { schoolId, pupilId, personId })
      done.push({ ...pupil, schoolId, pupilId, walletId, payerPersonId: guardianIds[0] as string, bornOn })
    }
    return done
  })
  await registerPupil(house, { ...signIns.pupil, schoolId: canteens.fjellsyn.schoolId, password: DEMO_PASSWORD })
  const withCards: Enrolled[] = []
  for (const { schoolId, officePersonId } of Object.values(canteens)) {
    const holders = enrolled.filter((pupil) => pupil.schoolId === schoolId)
    const cards = await handOutCards(house, { schoolId, officePersonId, label: 'Skolestart', holders })
    withCards.push(...holders.map((holder, place) => ({ ...holder, ...(cards[place] as CardOfHolder) })))
  }
  // In the order of the plan, which the history counts by.
  return enrolled.map(({ walletId }) => withCards.find((pupil) => pupil.walletId === walletId) as Enrolled)
}

// In the family whose guardian signs in, at the school whose office does.
async function tellStories(house: House, { pupils, canteens: { fjellsyn } }: Pick<Life, 'pupils' | 'canteens'>): Promise<void> {
  const family = pupils.filter(({ schoolId, guardians }) => schoolId === fjellsyn.schoolId && guardians[0]?.email === signIns.guardian.email)
  await giveGift(house, family[0] as Enrolled)
  await giveToFund(house, { schoolId: fjellsyn.schoolId, personId: fjellsyn.officePersonId })
  await fillByItself(house, family.at(-1) as Enrolled)
  await tellCardStories(house, { officePersonId: fjellsyn.officePersonId, guardianPersonId: (family[0] as Enrolled).payerPersonId, family })
}

const isOfSignedIn = ({ guardians, email }: PlannedPupil) => guardians[0]?.email === signIns.guardian.email || email === signIns.pupil.email

/** Who comes on most days; and how many of them the programme is for. */
const OFTEN = 1
const SUPPORTED = 8

// The school covers meals from the first day; those in its programme are in families that nobody signs in from.
async function coverMeals(house: House, { pupils, canteens: { fjellsyn } }: Pick<Life, 'pupils' | 'canteens'>): Promise<void> {
  const supported = pupils.filter((pupil) => pupil.schoolKey === 'fjellsyn' && !isOfSignedIn(pupil) && pupil.appetite > OFTEN).slice(0, SUPPORTED)
  const mealIds = mealNames().flatMap((name) => fjellsyn.products.get(name)?.productId ?? [])
  await beginToCover(house, { schoolId: fjellsyn.schoolId, personId: fjellsyn.officePersonId, mealIds, pupilIds: supported.map(({ pupilId }) => pupilId) })
}

const mealNames = () =>
  schools.flatMap(({ menu }) => menu.filter(({ name }) => MEAL_SECTIONS.includes(name)).flatMap(({ dishes }) => dishes.map(({ name }) => name)))
const MEAL_SECTIONS = ['Brødmat', 'Varmmat']

/** How many are short on the last day. */
const SHORT = 2

// On the last day some have too little for lunch, and get it all the same.
async function advanceSome(house: House, { pupils, canteens: { fjellsyn } }: Pick<Life, 'pupils' | 'canteens'>, selling: Selling): Promise<void> {
  const { schoolId, products } = fjellsyn
  const till = selling.wishes.find((wish) => wish.till.schoolId === schoolId)?.till
  const meal = mealNames()
    .flatMap((name) => products.get(name) ?? [])
    .toSorted((one, other) => other.priceOre - one.priceOre)[0]
  if (!till || !meal) return
  const besides = pupils.filter(isOfSignedIn).map(({ walletId }) => walletId)
  for (const { walletId } of await thoseShort(house, { schoolId, priceOre: meal.priceOre, besides, most: SHORT })) {
    const pupil = pupils.find((each) => each.walletId === walletId) as Enrolled
    const lines = [{ productId: meal.productId, quantity: 1, unitPriceOre: meal.priceOre }]
    await sell(house, { ...selling, wishes: [{ till, id: house.newId(), code: pupil.code, lines, totalOre: meal.priceOre }] })
  }
}

// One pupil at each school, in families that nobody signs in from: by what a guardian has said, and consented to. From 18 the
// pupil says it.
async function tellAllergies(house: House, pupils: readonly Enrolled[]): Promise<void> {
  const today = norwegianTime(house.clock.now()).date
  const others = pupils.filter(({ guardians, bornOn }) => guardians[0]?.email !== signIns.guardian.email && hasReached(18, { bornOn, today }) !== true)
  const [first, second] = (['fjellsyn', 'havbratt'] as const).map((key) => others.findLast(({ schoolKey }) => schoolKey === key) as Enrolled)
  const keep = ({ schoolId, walletId, payerPersonId: personId }: Enrolled, ...allergies: Parameters<typeof keepByFamily>[1]['allergies']) =>
    keepByFamily(house, { schoolId, walletId, personId, isOwn: false, allergies })
  await keep(first as Enrolled, { allergen: 'milk', stopsOnTraces: false })
  await keep(second as Enrolled, { allergen: 'nuts', stopsOnTraces: true }, { allergen: 'egg', stopsOnTraces: false })
}

// In the family whose guardian signs in: so much a day, and nothing from the sweet shelf; and the school's own hours.
async function tellLimits(house: House, { pupils, canteens: { fjellsyn } }: Pick<Life, 'pupils' | 'canteens'>): Promise<void> {
  const { schoolId, products } = fjellsyn
  await setMealPeriods(house, {
    schoolId,
    periods: [
      { periodId: null, name: 'Frokost', from: '08:00', until: '10:00' },
      { periodId: null, name: 'Lunsj', from: '10:30', until: '12:30' },
    ],
  })
  const family = pupils.filter((each) => each.schoolId === schoolId && each.guardians[0]?.email === signIns.guardian.email)
  const { walletId, payerPersonId: personId } = family.at(-1) as Enrolled
  const [sweet] = lowerSecondaryMenu.find(({ name }) => name === 'Bakst')?.dishes ?? []
  const categoryId = products.get(sweet?.name ?? '')?.categoryId as string
  await setLimits(house, {
    schoolId,
    walletId,
    personId,
    terms: { ...NO_TERMS, mostPerDayOre: 15_000, products: { rule: 'but', categoryIds: [categoryId], productIds: [] } },
  })
}

// At the school whose office does not sign in by itself: its administrator sees all of them.
function askBack(house: House, { pupils, canteens }: Pick<Life, 'pupils' | 'canteens'>): Promise<void> {
  const isOwn = ({ guardians }: Enrolled) => guardians[0]?.email === signIns.guardian.email
  const administrator = Object.values(canteens).find(({ officePersonId }) => officePersonId !== canteens.fjellsyn.officePersonId) as Canteen
  return giveBack(house, { own: pupils.filter(isOwn), others: pupils.filter((pupil) => !isOwn(pupil)), administratorPersonId: administrator.officePersonId })
}

async function openToCashiers(house: House, { pupils, schoolId }: { pupils: readonly Enrolled[]; schoolId: number }): Promise<void> {
  const pupil = pupils.find((each) => each.schoolId === schoolId && each.email === signIns.pupil.email)
  await makeDemoCashiers(house, { schoolId, pupilId: pupil?.pupilId ?? null })
}

type Life = {
  happenings: readonly Happening[]
  tellings: readonly Telling[]
  pupils: readonly Enrolled[]
  canteens: Canteens
  setClock: (instant: Date) => void
  lastDay: string
}

async function live(house: House, { happenings, tellings, pupils, canteens, setClock, lastDay }: Life): Promise<void> {
  const untold = [...tellings]
  const tellUntil = async (instant: number) => {
    while (untold[0] && untold[0].at.getTime() < instant) {
      const { at, tell } = untold.shift() as Telling
      setClock(at)
      await tell()
    }
  }
  const signer = await currentSigner(house.database, house.keys)
  const memory = newMemory()
  const sender = makeSender(house, localMailbox())
  let day = ''
  const sellers = new Set<Till>()
  const tables = { lastDay, served: new Set<string>() }
  const lastSales = happenings.findLast((each) => 'sales' in each && each.sales.some(({ school }) => school === 'fjellsyn'))
  for (const happening of happenings) {
    // Letters leave in the course of the day.
    const { date, time } = norwegianTime(happening.at)
    const closesAt = instantOfNorwegianTime({ date: day || date, time: CLOSING_TIME })
    if (sellers.size > 0 && (date !== day || time > CLOSING_TIME)) {
      await tellUntil(closesAt.getTime())
      setClock(closesAt)
      await closeTills(house, sellers)
    }
    if (day !== '' && date !== day) await sendAll(sender.runOnce)
    day = date
    await tellUntil(happening.at.getTime())
    setClock(happening.at)
    if ('topup' in happening) {
      const { schoolId, walletId, payerPersonId } = pupils[happening.topup.pupil] as Enrolled
      await payIn(house, { schoolId, walletId, payerPersonId, amountOre: happening.topup.amountOre })
    } else {
      const asked = happening.sales.map((sale) => wishFor(house, { sale, pupils, canteens }))
      const wishes = await serveTable(house, asked, tables)
      await sell(house, { signer, memory, wishes })
      if (happening === lastSales) await advanceSome(house, { pupils, canteens }, { signer, memory, wishes })
      // The last day stays open, so that whoever tries the demo in the evening can sell too.
      if (date !== lastDay) for (const { till } of wishes) sellers.add(till)
    }
  }
  await tellUntil(Infinity)
  await payByBank(house, pupils)
  await sendAll(sender.runOnce)
}

/** When the tills of the demo are closed for the day: everybody has eaten, and the evening's payments have not begun. */
const CLOSING_TIME = '15:05:00'

async function closeTills(house: House, sellers: Set<Till>): Promise<void> {
  for (const { schoolId, tillId } of sellers) await closeDay(house, { schoolId, tillId, madeBy: 'till' })
  sellers.clear()
}

const MOST_BATCHES = 100

async function sendAll(runOnce: () => Promise<number>): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) if ((await runOnce()) === 0) return
}

type Sale = Extract<Happening, { sales: unknown }>['sales'][number]

function wishFor(house: House, { sale, pupils, canteens }: { sale: Sale } & Pick<Life, 'pupils' | 'canteens'>): PurchaseWish {
  const { tills, products } = canteens[sale.school]
  const lines = sale.basket.map(({ dish, quantity }) => {
    const { productId, priceOre } = products.get(dish.name) as Product
    return { productId, quantity, unitPriceOre: priceOre }
  })
  return {
    till: tills[sale.till] as Till,
    id: house.newId(),
    code: (pupils[sale.pupil] as Enrolled).code,
    lines,
    totalOre: lines.reduce((sum, { quantity, unitPriceOre }) => sum + quantity * unitPriceOre, 0),
  }
}

type Selling = { signer: Parameters<typeof makePurchases>[1]; memory: Memory; wishes: readonly PurchaseWish[] }

async function sell(house: House, { signer, memory, wishes }: Selling): Promise<void> {
  const outcomes = await makePurchases(house, signer, wishes, memory)
  const refused = outcomes.find((outcome) => 'refusal' in outcome)
  if (refused) throw new Error(`a planned purchase was refused: ${JSON.stringify(refused)}`)
}
