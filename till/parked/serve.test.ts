import { expect, test, vi } from 'vitest'
import { ApiRefusal, ApiUnreachable } from '../../kit/api.ts'
import { shelfInMemory } from '../storage/shelf-in-memory.ts'
import { goodsOf, keepParking, type ParkedBasket } from './parking.ts'
import { serve } from './serve.ts'

const bun = (quantity: number) => [{ productId: 'bun', name: 'Bolle', unitPriceOre: 1500, quantity }]
const NOW = Date.parse('2026-11-03T11:00:00.000Z')

function open(answers: (number | Error)[]) {
  const parking = keepParking({ tillId: 'till', shelf: shelfInMemory<ParkedBasket>(), nowMs: () => NOW })
  parking.add(bun(2))
  const send = vi.fn(async ({ id, totalOre }: { id: string; totalOre: number }) => {
    const answer = answers.shift() ?? 1
    if (answer instanceof Error) throw answer
    return { provisionalId: id, provisionalNumber: answer, servedAt: '', totalOre }
  })
  const aside = () => parking.parked.read()[0] as ParkedBasket
  return { parking, send, aside, again: () => serve(aside(), { parking, send, cashierId: null, nowMs: NOW }) }
}
const idsOf = (send: { mock: { calls: [{ id: string }][] } }) => send.mock.calls.map(([{ id }]) => id)

test('a basket that is served is asked for as it stands, and keeps the number it got', async () => {
  const { again, aside, send } = open([3])
  await again()
  expect(send.mock.calls[0]?.[0]).toMatchObject({ lines: [{ productId: 'bun', quantity: 2, unitPriceOre: 1500 }], totalOre: 3000 })
  expect(aside()).toMatchObject({ served: { provisionalNumber: 3, goods: goodsOf(bun(2)) } })
  expect(aside()).not.toHaveProperty('asked')
})

const refused = (code: 'price_changed' | 'outcome_unknown') => new ApiRefusal({ code, status: 409, facts: {}, incident: undefined })

test.each([
  ['nobody answered', new ApiUnreachable(new Error('cut'))],
  ['the server itself does not know the outcome of', refused('outcome_unknown')],
])('what %s is asked for again with the same id', async (_what, trouble) => {
  const { again, send, aside } = open([trouble, 4])
  await expect(again()).rejects.toThrow()
  expect(aside()).not.toHaveProperty('served')
  await again()
  const [first, second] = idsOf(send)
  expect(second).toBe(first)
})

test('what was refused is another the next time', async () => {
  const { again, send, aside } = open([refused('price_changed'), 4])
  await expect(again()).rejects.toThrow()
  expect(aside()).not.toHaveProperty('asked')
  await again()
  const [first, second] = idsOf(send)
  expect(second).not.toBe(first)
})

test('when more was ordered the new receipt takes the place of the old', async () => {
  const { again, send, aside, parking } = open([1, 2])
  const { provisionalId } = await again()
  const { served } = parking.take(aside().id) as ParkedBasket
  parking.add(bun(3), served)
  await again()
  expect(send.mock.calls[1]?.[0]).toMatchObject({ totalOre: 4500, replaces: provisionalId })
  expect(idsOf(send)[1]).not.toBe(provisionalId)
})
