import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { makeReserveDevice, type TestDevice } from '../../test/reserve-device.ts'
import { noteDeliveryPrint, showDeliveries, showDelivery } from './deliveries.ts'

let world: DayWorld
let device: TestDevice
let purchaseId: string
let coveredId: string

beforeAll(async () => {
  world = await openDayWorld()
  const { house } = world.made
  device = await makeReserveDevice(house, world.canteen)
  coveredId = device.sell(await world.canteen.makePupil({ balanceOre: 20_000 })).record.id
  purchaseId = device.sell(await world.canteen.makePupil({ balanceOre: 1_000, firstName: 'Åse' })).record.id
  await device.handIn()
})
afterAll(async () => {
  expect(await world.discrepancies()).toEqual([])
  await world.made.close()
})

test('what a sale overdrew has a delivery receipt with its own number and what is owed, at the till and in the office', async () => {
  const { house } = world.made
  const { schoolId, tillId } = world.canteen.till
  const shown = await showDelivery(house, { schoolId, tillId, purchaseId })
  expect(shown).toMatchObject({ deliveryNumber: 1, totalOre: 3500, overdrawnOre: 2500, localDate: expect.any(String) })
  expect(shown.lines.map(({ name, quantity }) => [name, quantity])).toEqual([['Baguett', 1]])
  expect(await showDelivery(house, { schoolId, purchaseId })).toEqual(shown)
  const { deliveries } = await showDeliveries(house, schoolId)
  expect(deliveries).toEqual([expect.objectContaining({ purchaseId, deliveryNumber: 1, overdrawnOre: 2500, isPrinted: false })])
})

test('a sale that the wallet held has none, nor has another till or another school', async () => {
  const { house } = world.made
  const { schoolId, tillId } = world.canteen.till
  const other = await world.canteen.makeTill()
  for (const asked of [
    { schoolId, tillId, purchaseId: coveredId },
    { schoolId, tillId: other.tillId, purchaseId },
    { schoolId: schoolId + 1, purchaseId },
  ])
    await expect(showDelivery(house, asked)).rejects.toMatchObject({ code: 'not_found' })
})

test('it is printed once, whoever prints it, and the same print again is the same', async () => {
  const { house } = world.made
  const { schoolId, tillId } = world.canteen.till
  const id = house.newId()
  expect(await noteDeliveryPrint(house, { schoolId, tillId, purchaseId, id })).toEqual({ isCopy: false })
  expect(await noteDeliveryPrint(house, { schoolId, tillId, purchaseId, id })).toEqual({ isCopy: false })
  await expect(noteDeliveryPrint(house, { schoolId, purchaseId, id: house.newId() })).rejects.toMatchObject({ code: 'delivery_receipt_printed' })
  expect((await showDeliveries(house, schoolId)).deliveries[0]?.isPrinted).toBe(true)
})
