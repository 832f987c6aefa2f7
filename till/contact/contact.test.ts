import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiRefusal, ApiUnreachable } from '../../kit/api.ts'
import { eventually } from '../../test/eventually.ts'
import type { Catalogue } from './catalogue.ts'
import { keepContact } from './contact.ts'

const catalogue = (catalogueVersion: number, serverTime = '2026-11-21T10:00:00.000Z') =>
  ({ catalogueVersion, serverTime, tillName: 'Kasse 1', products: [], categories: [] }) as unknown as Catalogue
const silence = new ApiUnreachable(new Error('cut'))

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T09:58:30.000Z') }))
afterEach(() => void vi.useRealTimers())

function open(fetchCatalogue: () => Promise<Catalogue>) {
  const calls = { onClosed: vi.fn(), onBack: vi.fn(), keepCatalogue: vi.fn(async () => {}) }
  return { keeper: keepContact({ fetchCatalogue, kept: null, ...calls }), ...calls }
}

test('the server is asked every twenty seconds, and every four while it does not answer', async () => {
  let isThere = true
  const fetchCatalogue = vi.fn(async () => {
    if (!isThere) throw silence
    return catalogue(1)
  })
  const { keeper, onBack } = open(fetchCatalogue)
  keeper.start()
  await vi.advanceTimersByTimeAsync(20_001)
  expect(fetchCatalogue).toHaveBeenCalledTimes(2)
  isThere = false
  await vi.advanceTimersByTimeAsync(20_000)
  expect(keeper.contact.read()).toMatchObject({ link: 'lost' })
  await vi.advanceTimersByTimeAsync(8_000)
  expect(fetchCatalogue).toHaveBeenCalledTimes(5)
  isThere = true
  await vi.advanceTimersByTimeAsync(4_000)
  expect(keeper.contact.read().link).toBe('connected')
  expect(onBack).toHaveBeenCalledTimes(2)
  keeper.stop()
})

test('a till that was refused its catalogue asks again soon, also while the server tells it what changes', async () => {
  let answers = 0
  const fetchCatalogue = vi.fn(async () => {
    answers += 1
    if (answers === 1) throw new ApiRefusal({ code: 'too_busy', status: 503, facts: {}, incident: undefined })
    return catalogue(1)
  })
  const keeper = keepContact({ fetchCatalogue, kept: null, onClosed: vi.fn(), onBack: vi.fn(), keepCatalogue: async () => {}, isTold: () => true })
  keeper.start()
  await vi.advanceTimersByTimeAsync(3_999)
  expect(fetchCatalogue).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(keeper.contact.read().catalogue?.catalogueVersion).toBe(1)
  // From then on it is told, and asks seldom.
  await vi.advanceTimersByTimeAsync(4 * 60_000)
  expect(fetchCatalogue).toHaveBeenCalledTimes(2)
  keeper.stop()
})

test('the same catalogue is not taken twice, a new one is kept on the device', async () => {
  let version = 1
  const { keeper, keepCatalogue } = open(async () => catalogue(version))
  await keeper.ask()
  const first = keeper.contact.read().catalogue
  await keeper.ask()
  expect(keeper.contact.read().catalogue).toBe(first)
  version = 2
  await keeper.ask()
  expect(keeper.contact.read().catalogue?.catalogueVersion).toBe(2)
  expect(keepCatalogue).toHaveBeenCalledTimes(2)
})

test('a device whose clock is wrong knows by how much', async () => {
  const { keeper } = open(async () => catalogue(1))
  await keeper.ask()
  expect(keeper.contact.read().clockOffsetMs).toBe(90_000)
})

test('a till that the office has closed says so, and a refusal is no lost contact', async () => {
  const { keeper, onClosed } = open(async () => {
    throw new ApiRefusal({ code: 'till_closed', status: 403, facts: {}, incident: undefined })
  })
  await keeper.ask()
  expect(onClosed).toHaveBeenCalled()
  expect(keeper.contact.read().link).toBe('connected')
})

test('who asks while an older question is under way is done when a newer answer is there', async () => {
  const answers: PromiseWithResolvers<Catalogue>[] = []
  const { keeper } = open(() => {
    const answer = Promise.withResolvers<Catalogue>()
    answers.push(answer)
    return answer.promise
  })
  void keeper.ask()
  const asked = keeper.ask()
  answers[0]?.resolve(catalogue(1))
  await eventually(() => expect(answers).toHaveLength(2))
  answers[1]?.resolve(catalogue(2))
  expect(await asked).toBe(true)
  expect(keeper.contact.read().catalogue?.catalogueVersion).toBe(2)
})
