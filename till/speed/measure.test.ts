import { expect, test, vi } from 'vitest'
import { nothingMeasured, withMeasured } from '../../rules/sale-speed.ts'
import { shelfInMemory } from '../storage/shelf-in-memory.ts'
import { readKeptSpeed, type KeptSpeed } from './kept-speed.ts'
import { measureSpeed } from './measure.ts'

const TODAY = '2026-11-26'

function open({ shelf = shelfInMemory<KeptSpeed>(), tillId = 'till' } = {}) {
  const now = { ms: 0, isInContact: true }
  const send = vi.fn(async () => ({}))
  const speed = measureSpeed({ tillId, shelf, today: () => TODAY, isInContact: () => now.isInContact, send, nowMs: () => now.ms })
  return { speed, send, now, shelf }
}

test('what was measured is shown, lies on the device, and is another till’s no more', async () => {
  const { speed, shelf } = open()
  speed.note('connected', 120)
  speed.note('alone', 60)
  expect(speed.shown.read()).toEqual({
    connected: { count: 1, p95Ms: 120, medianTodayMs: 120 },
    alone: { count: 1, p95Ms: 60, medianTodayMs: 60 },
  })
  const again = open({ shelf })
  await again.speed.load()
  expect(again.speed.shown.read()).toEqual(speed.shown.read())
  const other = open({ shelf, tillId: 'another' })
  await other.speed.load()
  expect(other.speed.shown.read()).toEqual({ connected: null, alone: null })
})

test('the office hears of it at once and then now and then, never without contact, and nothing twice', async () => {
  const { speed, send, now } = open()
  speed.tell()
  expect(send).not.toHaveBeenCalled()
  speed.note('connected', 120)
  now.ms = 29_999
  speed.note('connected', 130)
  expect(send).toHaveBeenCalledTimes(1)
  now.ms = 30_000
  now.isInContact = false
  speed.note('alone', 70)
  expect(send).toHaveBeenCalledTimes(1)
  now.isInContact = true
  speed.tell()
  expect(send).toHaveBeenLastCalledWith(speed.shown.read())
  now.ms = 90_000
  speed.tell()
  expect(send).toHaveBeenCalledTimes(2)
})

test('what another version has kept is read when it is whole, and else left', () => {
  const kept = { tillId: 'till', measurements: withMeasured(nothingMeasured, 'alone', { day: TODAY, ms: 5 }) }
  expect(readKeptSpeed(kept)).toEqual(kept)
  for (const broken of [null, {}, { tillId: 'till', measurements: {} }, { ...kept, measurements: { connected: [{ ms: 1 }], alone: [] } }])
    expect(readKeptSpeed(broken)).toBeUndefined()
})
