import { describe, expect, test } from 'vitest'
import { declaredAllergens, overrideReasons, pupilAllergens, type PupilAllergen } from '../contract/allergens.ts'
import { type Allergy, hitOf, readAllergies, writeAllergy } from './allergen-stops.ts'
import { ageBoundOf, hasReached, isDateOfBirth, isWithin } from './age-limits.ts'
import { type Buyer, isOverridable, isReasonFor, NOBODY_PERMITS, type ProductStops, refuseStops } from './hard-stops.ts'
import { isSellerOfAge } from './cashiers.ts'
import { norwegianTime } from './norwegian-time.ts'

const allergic = (...names: string[]): Allergy[] => readAllergies(names)
const declared = (contains: ProductStops['contains'] = [], traces: ProductStops['traces'] = []) => ({ contains, traces, isDeclared: true })

describe('what a pupil cannot stand', () => {
  test('stops what holds it, and only that', () => {
    expect(hitOf(declared(['milk', 'egg']), allergic('milk'))).toEqual({ contains: ['milk'], traces: [], allergens: ['milk'] })
    expect(hitOf(declared(['egg']), allergic('milk'))).toBeNull()
  })

  test('is a whole group or one species: all gluten stops wheat, and a hazelnut stops no almond', () => {
    expect(hitOf(declared(['gluten.wheat']), allergic('gluten'))).toMatchObject({ contains: ['gluten.wheat'], allergens: ['gluten'] })
    expect(hitOf(declared(['nuts.hazelnut']), allergic('nuts.hazelnut'))).not.toBeNull()
    expect(hitOf(declared(['nuts.almond']), allergic('nuts.hazelnut'))).toBeNull()
    expect(hitOf(declared(['gluten.oats']), allergic('gluten.wheat'))).toBeNull()
  })

  test('stops traces only where that is asked for', () => {
    const biscuit = declared([], ['nuts.cashew'])
    expect(hitOf(biscuit, allergic('nuts'))).toBeNull()
    expect(hitOf(biscuit, allergic('nuts~'))).toEqual({ contains: [], traces: ['nuts.cashew'], allergens: ['nuts'] })
  })

  test('makes what nobody has confirmed unknown, and never free of it', () => {
    expect(hitOf({ ...declared(), isDeclared: false }, allergic('fish'))).toBe('unknown')
    expect(hitOf(undefined, allergic('fish'))).toBe('unknown')
    expect(hitOf({ ...declared(), isDeclared: false }, [])).toBeNull()
  })

  test('is kept short and read back as it was, each of them', () => {
    for (const allergen of pupilAllergens)
      for (const stopsOnTraces of [true, false]) expect(readAllergies([writeAllergy({ allergen, stopsOnTraces })])).toEqual([{ allergen, stopsOnTraces }])
    expect(readAllergies(null)).toEqual([])
    expect(new Set<PupilAllergen>(pupilAllergens).size).toBe(declaredAllergens.length + 2)
  })
})

describe('an age limit', () => {
  const reached16 = (bornOn: string | null, today: string) => hasReached(16, { bornOn, today })

  test('is reached on the birthday, and not the day before', () => {
    expect(reached16('2010-11-03', '2026-11-02')).toBe(false)
    expect(reached16('2010-11-03', '2026-11-03')).toBe(true)
    expect(reached16('2010-12-31', '2026-12-31')).toBe(true)
    expect(reached16('2011-01-01', '2026-12-31')).toBe(false)
    expect(reached16('2009-12-31', '2026-01-01')).toBe(true)
  })

  test('is reached on 29 February by those who were born then, and on 1 March in a year without', () => {
    expect(reached16('2012-02-29', '2028-02-28')).toBe(false)
    expect(reached16('2012-02-29', '2028-02-29')).toBe(true)
    expect(hasReached(15, { bornOn: '2012-02-29', today: '2027-02-28' })).toBe(false)
    expect(hasReached(15, { bornOn: '2012-02-29', today: '2027-03-01' })).toBe(true)
  })

  test('follows midnight in Norway, in winter and in summer', () => {
    const today = (instant: string) => norwegianTime(new Date(instant)).date
    expect(reached16('2010-11-03', today('2026-11-02T22:59:59Z'))).toBe(false)
    expect(reached16('2010-11-03', today('2026-11-02T23:00:00Z'))).toBe(true)
    expect(reached16('2010-06-15', today('2026-06-14T21:59:59Z'))).toBe(false)
    expect(reached16('2010-06-15', today('2026-06-14T22:00:00Z'))).toBe(true)
  })

  test('of somebody whose birthday nobody knows is neither reached nor not', () => {
    expect(reached16(null, '2026-11-03')).toBeNull()
    expect(isWithin('unknown', 16)).toBeNull()
  })

  test('is told to a till as the highest that is reached, and no age', () => {
    const bound = (bornOn: string | null) => ageBoundOf([16, 18], { bornOn, today: '2026-11-03' })
    expect(bound('2010-11-04')).toEqual({ reached: 0 })
    expect(bound('2010-11-03')).toEqual({ reached: 16 })
    expect(bound('1990-01-01')).toEqual({ reached: 18 })
    expect(bound(null)).toBe('unknown')
    expect(isWithin({ reached: 16 }, 16)).toBe(true)
    expect(isWithin({ reached: 16 }, 17)).toBe(false)
    expect(ageBoundOf([], { bornOn: '1990-01-01', today: '2026-11-03' })).toEqual({ reached: 0 })
  })

  test('needs a day that is one, and none to come', () => {
    expect(isDateOfBirth('2026-11-03', '2026-11-03')).toBe(true)
    expect(isDateOfBirth('2026-11-04', '2026-11-03')).toBe(false)
    expect(isDateOfBirth('2011-02-29', '2026-11-03')).toBe(false)
    expect(isDateOfBirth('1916-01-01', '2026-11-03')).toBe(true)
    expect(isDateOfBirth('1915-12-31', '2026-11-03')).toBe(false)
  })
})

describe('the hard stop of a sale', () => {
  const menu: Record<string, ProductStops> = {
    pasta: { name: 'Pasta', ...declared(['milk', 'gluten.wheat'], ['celery']), ageLimit: null, ageReason: null },
    soup: { name: 'Suppe', ...declared(['milk']), isDeclared: false, ageLimit: null, ageReason: null },
    energy: { name: 'Energidrikk', ...declared(), ageLimit: 16, ageReason: 'Forskrift om energidrikk' },
    apple: { name: 'Eple', ...declared(), ageLimit: null, ageReason: null },
  }
  const buyer = (facts: Partial<Buyer> = {}): Buyer => ({ firstName: 'Ola', allergies: allergic('milk'), hasReached: () => true, ...facts })
  const refuse = (names: string[], who: Buyer | null = buyer(), isPermitted = NOBODY_PERMITS) =>
    refuseStops(
      names.map((productId) => ({ productId })),
      { product: (productId) => menu[productId], buyer: who, isPermitted },
    )

  test('names the product, what is in it, and who cannot stand it', () => {
    expect(refuse(['apple', 'pasta'])).toEqual({
      code: 'contents_stopped',
      facts: { productIds: ['pasta'], products: ['Pasta'], contains: ['milk'], traces: [''], allergens: ['milk'], firstName: 'Ola' },
    })
    expect(refuse(['apple'])).toBeNull()
  })

  test('is of every product at once, each once', () => {
    expect(refuse(['soup', 'pasta', 'pasta'], buyer({ allergies: allergic('gluten', 'celery~') }))).toMatchObject({
      facts: { productIds: ['pasta'], contains: ['gluten.wheat'], traces: ['celery'], allergens: ['gluten', 'celery'] },
    })
    expect(refuse(['soup'])).toEqual({ code: 'contents_unknown', facts: { productIds: ['soup'], products: ['Suppe'], firstName: 'Ola' } })
    expect(refuse(['gone'])).toMatchObject({ code: 'contents_unknown' })
  })

  test('is an age that is too low, or that nobody knows, and says nothing of whose it is', () => {
    expect(refuse(['energy'], buyer({ hasReached: (limit) => limit < 16 }))).toEqual({
      code: 'age_too_low',
      facts: { productIds: ['energy'], products: ['Energidrikk'], ageLimit: 16, ageReason: 'Forskrift om energidrikk' },
    })
    expect(refuse(['energy'], buyer({ hasReached: () => null }))?.code).toBe('age_unknown')
    expect(refuse(['energy'])).toBeNull()
  })

  test('that nobody can override comes first', () => {
    expect(refuse(['pasta', 'soup', 'energy'], buyer({ hasReached: () => false }))?.code).toBe('age_too_low')
    expect(refuse(['energy', 'soup', 'pasta'], buyer({ hasReached: () => null }))?.code).toBe('contents_stopped')
    expect(['age_too_low', 'contents_stopped', 'contents_unknown', 'age_unknown'].filter(isOverridable)).toEqual([
      'contents_stopped',
      'contents_unknown',
      'age_unknown',
    ])
  })

  test('goes on for exactly what an adult has permitted, and a known age never', () => {
    const permits = (code: string, products: string[]) => (stop: { code: string; productIds: readonly string[] }) =>
      stop.code === code && stop.productIds.every((productId) => products.includes(productId))
    expect(refuse(['pasta'], buyer(), permits('contents_stopped', ['pasta']))).toBeNull()
    expect(refuse(['pasta'], buyer(), permits('contents_stopped', ['soup']))?.code).toBe('contents_stopped')
    expect(refuse(['pasta', 'soup'], buyer(), permits('contents_stopped', ['pasta']))?.code).toBe('contents_unknown')
    expect(refuse(['energy'], buyer({ hasReached: () => false }), () => true)?.code).toBe('age_too_low')
  })

  test('asks nothing where nobody’s card is practised with', () => {
    expect(refuse(['pasta', 'soup', 'energy'], null)).toBeNull()
  })
})

describe('somebody under 18 who sells', () => {
  const drink: ProductStops = { name: 'Energidrikk', contains: [], traces: [], isDeclared: true, ageLimit: 16, ageReason: 'Energidrikk' }
  const water: ProductStops = { ...drink, name: 'Vann', ageLimit: null, ageReason: null }
  const wanted = [{ productId: 'drink' }, { productId: 'water' }]
  const stop = (means: Partial<Parameters<typeof refuseStops>[1]> = {}) =>
    refuseStops(wanted, {
      product: (productId) => (productId === 'drink' ? drink : water),
      buyer: { firstName: 'Ella', allergies: [], hasReached: () => true },
      isPermitted: NOBODY_PERMITS,
      isSellerOfAge: false,
      ...means,
    })

  test('is stopped by what has an age limit, and by nothing else', () => {
    expect(stop()).toEqual({
      code: 'seller_too_young',
      facts: { productIds: ['drink'], products: ['Energidrikk'], ageLimit: 16, ageReason: 'Energidrikk' },
    })
    expect(stop({ isSellerOfAge: true })).toBeNull()
    expect(stop({ product: () => water })).toBeNull()
  })

  test('hears first of what no adult can let go, and goes on by an adult’s word', () => {
    expect(stop({ buyer: { firstName: 'Ella', allergies: [], hasReached: () => false } })?.code).toBe('age_too_low')
    expect(stop({ isPermitted: ({ code }) => code === 'seller_too_young' })).toBeNull()
    expect(isOverridable('seller_too_young')).toBe(true)
  })

  test('goes on for the one reason that is one, which is none of any other stop', () => {
    expect(overrideReasons.filter((reason) => isReasonFor('seller_too_young', reason))).toEqual(['adult_sells'])
    expect(overrideReasons.filter((reason) => isReasonFor('age_unknown', reason))).toEqual(['saw_proof_of_age'])
    expect(overrideReasons.filter((reason) => isReasonFor('contents_stopped', reason))).toEqual(['checked_contents', 'guardian_said_yes', 'for_somebody_else'])
  })
})

test('whoever is under 18 is of age to sell while an adult supervises', () => {
  expect(isSellerOfAge({ isYoung: true, supervisorId: null })).toBe(false)
  expect(isSellerOfAge({ isYoung: true, supervisorId: 'kari' })).toBe(true)
  expect(isSellerOfAge({ isYoung: false, supervisorId: null })).toBe(true)
})
