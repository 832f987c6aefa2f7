import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RefusalCode } from '../../contract/refusals.ts'
import { ApiRefusal, ApiUnreachable } from '../../kit/api.ts'
import { shelfInMemory } from '../storage/shelf-in-memory.ts'
import { createTeller, type KeptTelling, readTelling, type Telling } from './teller.ts'

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T10:00:00.000Z') }))
afterEach(() => void vi.useRealTimers())

const soon = () => vi.advanceTimersByTimeAsync(10)
const refused = (code: RefusalCode) => new ApiRefusal({ code, status: 400, facts: {}, incident: undefined })

function open(send: (tellings: Telling[]) => Promise<unknown>, shelf = shelfInMemory<KeptTelling>(), tillId = 'till') {
  const sent: Telling[][] = []
  const teller = createTeller({
    tillId,
    shelf,
    send: async (tellings) => {
      sent.push(tellings)
      return send(tellings)
    },
  })
  return { teller, sent, shelf }
}

test('what happens is told in order, and forgotten when the server has it', async () => {
  const { teller, sent, shelf } = open(async () => undefined)
  teller.tell({ kind: 'till_started', version: 'main-1.js' })
  await vi.advanceTimersByTimeAsync(2)
  teller.tell({ kind: 'sale_aborted', amountOre: 4300 })
  await soon()
  expect(sent.flat().map(({ kind }) => kind)).toEqual(['till_started', 'sale_aborted'])
  expect(await shelf.readAll()).toEqual([])
})

test('without contact it is kept, also over a restart, and told again with the same id', async () => {
  const { teller, sent, shelf } = open(() => Promise.reject(new ApiUnreachable(new Error('cut'))))
  teller.tell({ kind: 'line_corrected', amountOre: 800 })
  await soon()
  teller.stop()
  expect(await shelf.readAll()).toHaveLength(1)
  const again = open(async () => undefined, shelf)
  again.teller.tellWaiting()
  await soon()
  expect(again.sent[0]).toEqual(sent[0])
  expect(await shelf.readAll()).toEqual([])
})

test('tries again by itself, and gives up only on what the server will never take', async () => {
  const answers: (RefusalCode | null)[] = ['internal_error', 'not_well_formed', null]
  const { teller, sent, shelf } = open(async () => {
    const code = answers.shift()
    if (code) throw refused(code)
  })
  teller.tell({ kind: 'sale_aborted', amountOre: 100 })
  await soon()
  expect(sent).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(sent).toHaveLength(2)
  expect(await shelf.readAll()).toEqual([])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(sent).toHaveLength(2)
})

test('keeps at most five hundred, the newest', async () => {
  const { teller, shelf } = open(() => Promise.reject(new ApiUnreachable(new Error('cut'))))
  for (let amountOre = 1; amountOre <= 501; amountOre += 1) {
    teller.tell({ kind: 'line_corrected', amountOre })
    await vi.advanceTimersByTimeAsync(1)
  }
  await soon()
  const kept = await shelf.readAll()
  expect(kept).toHaveLength(500)
  expect(Math.min(...kept.map(({ amountOre = 0 }) => amountOre))).toBe(2)
})

test('tells nothing of another till that this device was before', async () => {
  const { teller, shelf } = open(() => Promise.reject(new ApiUnreachable(new Error('cut'))))
  teller.tell({ kind: 'line_corrected', amountOre: 800 })
  await soon()
  teller.stop()
  const other = open(async () => undefined, shelf, 'another till')
  other.teller.tellWaiting()
  await soon()
  expect(other.sent).toEqual([])
})

test('reads back only what it knows', () => {
  expect(readTelling({ id: 'a', tillId: 't', kind: 'sale_aborted', amountOre: 5, other: 1 })).toEqual({
    id: 'a',
    tillId: 't',
    kind: 'sale_aborted',
    amountOre: 5,
  })
  for (const found of [null, 'x', { id: 'a' }, { id: 'a', tillId: 't', kind: 'z_report' }, { id: 'a', kind: 'sale_aborted' }])
    expect(readTelling(found)).toBeUndefined()
})
