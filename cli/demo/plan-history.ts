// Four weeks of a canteen as a list of what happens and when: nothing is bought that is not paid for, money is
// paid in when it runs low, and each till takes one after the other. Pure: the world builder then does it.

import { addDays, instantOfNorwegianTime } from '../../rules/norwegian-time.ts'
import { topupAmountsOre } from '../../rules/topup-amounts.ts'
import type { Dish, Part } from './menu.ts'
import type { PlannedPupil } from './people.ts'
import type { Random } from './random.ts'
import { type DemoSchool, schools } from './schools.ts'

export type PlannedSale = { pupil: number; school: DemoSchool['key']; till: number; basket: { dish: Dish; quantity: number }[] }

/** What happens at one instant. No till sells twice at the same one. */
export type Happening = { at: Date } & ({ sales: PlannedSale[] } | { topup: { pupil: number; amountOre: number } })

export type HistoryPlan = { pupils: readonly PlannedPupil[]; days: readonly string[]; now: Date; random: Random }

/** A till takes at most one sale in this time. */
const SLOT_MS = 15_000
const MOST_ON_A_WALLET_ORE = 90_000

/** Everything that happened before now, in order. */
export function planHistory({ pupils, days, now, random }: HistoryPlan): Happening[] {
  const balances = pupils.map(() => 0)
  const happenings: Happening[] = []
  const payIn = (pupil: number, at: Date, amountOre: number) => {
    if ((balances[pupil] as number) + amountOre > MOST_ON_A_WALLET_ORE) return
    balances[pupil] = (balances[pupil] as number) + amountOre
    happenings.push({ at, topup: { pupil, amountOre } })
  }
  const firstDay = days[0]
  if (firstDay === undefined) return []
  for (const [pupil, { appetite }] of pupils.entries()) {
    if (appetite > 0 || random.chance(0.2)) payIn(pupil, evening(addDays(firstDay, -random.whole(1, 3)), random), firstAmount(random, appetite))
  }
  for (const day of days) {
    // Slots of both schools together, so that what happens at once is done at once.
    const slots = new Map<number, PlannedSale[]>()
    for (const school of schools) {
      for (const { slot, sale, totalOre } of planDay({ school, day, pupils, balances, random })) {
        slots.set(slot, [...(slots.get(slot) ?? []), sale])
        balances[sale.pupil] = (balances[sale.pupil] as number) - totalOre
      }
    }
    for (const [slot, sales] of slots) happenings.push({ at: new Date(slot * SLOT_MS + random.whole(0, 9_000)), sales })
    for (const [pupil, { appetite, lowOre, payInChance }] of pupils.entries()) {
      const isLow = (balances[pupil] as number) < lowOre
      if (appetite > 0 && isLow && random.chance(payInChance)) payIn(pupil, evening(day, random), random.weighted(topupAmountsOre, likedAmount))
    }
  }
  return happenings.filter(({ at }) => at.getTime() < now.getTime()).sort((one, other) => one.at.getTime() - other.at.getTime())
}

const firstAmount = (random: Random, appetite: number) => (appetite > 0.8 ? random.pick([40_000, 50_000]) : random.weighted(topupAmountsOre, likedAmount))
const likedAmount = (amountOre: number) => ({ 20_000: 3, 30_000: 3, 40_000: 2, 50_000: 4 })[amountOre] ?? 0.6

function evening(day: string, random: Random): Date {
  return new Date(instantOfNorwegianTime({ date: day, time: '16:30:00' }).getTime() + random.whole(0, 6 * 3_600) * 1_000)
}

type DayPlan = { school: DemoSchool; day: string; pupils: readonly PlannedPupil[]; balances: readonly number[]; random: Random }
type SlottedSale = { slot: number; sale: PlannedSale; totalOre: number }

function planDay({ school, day, pupils, balances, random }: DayPlan): SlottedSale[] {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  const left = [...balances]
  const freeFrom = school.tills.map(() => 0)
  return arrivals({ school, day, weekday, pupils, random }).flatMap(({ pupil, atMs, wave }) => {
    const basket = fillBasket({ school, weekday, wave, mostOre: left[pupil] as number, random })
    const totalOre = basket.reduce((sum, { dish, quantity }) => sum + dish.priceOre * quantity, 0)
    if (totalOre === 0) return []
    left[pupil] = (left[pupil] as number) - totalOre
    const till = freeFrom.indexOf(Math.min(...freeFrom))
    const slot = Math.max(Math.ceil(atMs / SLOT_MS), freeFrom[till] as number)
    freeFrom[till] = slot + 1
    return [{ slot, sale: { pupil, school: school.key, till, basket }, totalOre }]
  })
}

type Arrival = { pupil: number; atMs: number; wave: number }

// Fewer on a Monday, when the lunch of the weekend's leftovers comes along, and more on taco day.
const WEEKDAYS = [0, 0.86, 0.98, 1.02, 1, 1.16, 0]

function arrivals({ school, day, weekday, pupils, random }: Omit<DayPlan, 'balances'> & { weekday: number }): Arrival[] {
  const found: Arrival[] = []
  for (const [pupil, { appetite, schoolKey }] of pupils.entries()) {
    if (schoolKey !== school.key) continue
    const wanted = school.eats * appetite * (WEEKDAYS[weekday] as number)
    // A few come a second time, for something small.
    for (const probability of [wanted, wanted * 0.12]) {
      if (!random.chance(probability)) continue
      const wave = random.weighted([...school.waves.keys()], (index) => school.waves[index]?.share ?? 0)
      const { at, spreadMinutes } = school.waves[wave] as DemoSchool['waves'][number]
      const middle = instantOfNorwegianTime({ date: day, time: `${at}:00` }).getTime()
      found.push({ pupil, wave, atMs: random.around(middle, spreadMinutes * 60_000) })
    }
  }
  return found.sort((one, other) => one.atMs - other.atMs)
}

type BasketPlan = { school: DemoSchool; weekday: number; wave: number; mostOre: number; random: Random }

function fillBasket({ school, weekday, wave, mostOre, random }: BasketPlan): PlannedSale['basket'] {
  const basket: PlannedSale['basket'] = []
  let leftOre = mostOre
  const dishes = school.menu.flatMap((section) => section.dishes)
  const add = (part: Part) => {
    const offered = dishes.filter(
      (dish) => dish.part === part && dish.priceOre <= leftOre && (dish.weekday ?? weekday) === weekday && !basket.some((line) => line.dish === dish),
    )
    if (offered.length === 0) return
    const dish = random.weighted(offered, ({ liked, weekday: only }) => liked * (only === undefined ? 1 : 4))
    const quantity = part === 'fruit' && dish.priceOre * 2 <= leftOre && random.chance(0.08) ? 2 : 1
    basket.push({ dish, quantity })
    leftOre -= dish.priceOre * quantity
  }
  for (const part of partsOf(school.waves[wave]?.at ?? '11:00', random)) add(part)
  return basket
}

function partsOf(time: string, random: Random): Part[] {
  const maybe = (probability: number, part: Part): Part[] => (random.chance(probability) ? [part] : [])
  if (random.chance(0.004)) return ['other']
  if (time < '09:00') return [...maybe(0.75, 'breakfast'), ...maybe(0.3, 'fruit'), ...maybe(0.55, 'drink')]
  const isLunch = time > '11:00' && time < '12:30'
  if (!isLunch) return random.chance(0.5) ? ['sweet', ...maybe(0.5, 'drink')] : [...maybe(0.6, 'fruit'), ...maybe(0.6, 'drink'), ...maybe(0.2, 'breakfast')]
  return [...maybe(0.88, 'meal'), ...maybe(0.55, 'drink'), ...maybe(0.2, 'fruit'), ...maybe(0.12, 'side'), ...maybe(0.14, 'sweet')]
}
