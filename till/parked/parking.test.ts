import { expect, test } from 'vitest'
import { shelfInMemory } from '../storage/shelf-in-memory.ts'
import { divide, type Divided } from './divide.ts'
import { goodsOf, isServed, keepParking, MOST_PARKED, type ParkedBasket, readParkedBasket } from './parking.ts'

const bun = (quantity: number) => [{ productId: 'bun', name: 'Bolle', unitPriceOre: 1500, quantity }]
const NOON = Date.parse('2026-11-03T11:00:00.000Z')

function open({ tillId = 'till', shelf = shelfInMemory<ParkedBasket>() } = {}) {
  let nowMs = NOON
  return { shelf, parking: keepParking({ tillId, shelf, nowMs: () => (nowMs += 1_000) }) }
}

test('a basket that was set aside is had back once, and no more than there is room for are', () => {
  const { parking } = open()
  for (let count = 1; count <= MOST_PARKED + 1; count += 1) parking.add(bun(count))
  parking.add([])
  const parked = parking.parked.read()
  expect(parked.map(({ basket }) => basket[0]?.quantity)).toEqual([1, 2, 3, 4, 5])
  expect(parking.isFull()).toBe(true)
  const second = parked[1]?.id as string
  expect(parking.take(second)?.basket).toEqual(bun(2))
  expect(parking.take(second)).toBeUndefined()
  expect(parking.isFull()).toBe(false)
})

test('what was set aside is there after a restart, in its order, and another till’s is not', async () => {
  const { parking, shelf } = open()
  parking.add(bun(1))
  parking.add(bun(2))
  parking.take(parking.parked.read()[0]?.id as string)
  parking.add(bun(3))
  await Promise.resolve()
  const again = open({ shelf }).parking
  await again.load()
  expect(again.parked.read().map(({ basket }) => basket[0]?.quantity)).toEqual([2, 3])
  const other = open({ shelf, tillId: 'other' }).parking
  await other.load()
  expect(other.parked.read()).toEqual([])
})

test('what another version left is taken only when it is a basket', () => {
  const whole = { id: 'a', tillId: 't', parkedAt: '2026-11-03T11:00:00.000Z', basket: bun(1) }
  expect(readParkedBasket(whole)).toEqual(whole)
  for (const found of [null, 'x', {}, { ...whole, basket: [] }, { ...whole, parkedAt: 'noon' }, { ...whole, basket: [{ ...bun(1)[0], quantity: 0 }] }])
    expect(readParkedBasket(found)).toBeUndefined()
})

test('what is served keeps its receipt through a restart, and is not served any more when its goods are others', async () => {
  const { parking, shelf } = open()
  parking.add(bun(2))
  const id = parking.parked.read()[0]?.id as string
  const served = { provisionalId: '01920000-0000-7000-8000-000000000001', provisionalNumber: 3, goods: goodsOf(bun(2)) }
  parking.note(id, { served })
  await Promise.resolve()
  const again = open({ shelf }).parking
  await again.load()
  expect(again.parked.read()).toMatchObject([{ served }])
  expect(isServed({ basket: bun(2), served })).toBe(true)
  expect(isServed({ basket: bun(3), served })).toBe(false)
  expect(isServed({ basket: bun(2) })).toBe(false)
  expect(again.take(id)).toMatchObject({ served })
  again.note(id, { served })
  expect(again.parked.read()).toEqual([])
})

test('a receipt that cannot be read is no reason to lose a basket', () => {
  const whole = { id: 'a', tillId: 't', parkedAt: '2026-11-03T11:00:00.000Z', basket: bun(1) }
  for (const served of ['x', null, {}, { provisionalId: 'x', provisionalNumber: 1, goods: '' }]) expect(readParkedBasket({ ...whole, served })).toEqual(whole)
})

test('some of what was served is taken, and the rest is there after a restart, as the part that it is', async () => {
  const { parking, shelf } = open()
  const receipt = { provisionalId: '01920000-0000-7000-8000-000000000001', provisionalNumber: 3 }
  parking.add(bun(3), { ...receipt, goods: goodsOf(bun(3)) })
  const parked = parking.parked.read()[0] as ParkedBasket
  const { rest } = divide(parked, new Map([[0, 1]])) as Divided
  parking.take(parked.id, rest)
  await Promise.resolve()
  const again = open({ shelf }).parking
  await again.load()
  expect(again.parked.read()).toEqual([{ ...parked, ...rest }])
  expect(rest).toMatchObject({ basket: bun(2), served: { ...receipt, part: [{ place: 0, quantity: 2 }] } })
  for (const part of ['x', [{ place: -1, quantity: 1 }], [null]])
    expect(readParkedBasket({ ...parked, served: { ...parked.served, part } })).not.toHaveProperty('served')
})
