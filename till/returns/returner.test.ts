// What the till does with a return when answers are lost, the device is full, or somebody goes on in between. That the
// server gives the money once for one id is shown in server/returns.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RefusalCode } from '../../contract/refusals.ts'
import { ApiRefusal, ApiUnreachable } from '../../kit/api.ts'
import { openPanel } from '../panels.ts'
import { shelfInMemory } from '../storage/shelf-in-memory.ts'
import { createReturner } from './returner.ts'
import type { ReturnAnswer, ReturnBody, UnfinishedReturn } from './unfinished-return.ts'

const TILL = '01930000-0000-7000-8000-00000000aaaa'
const PURCHASE = '01930000-0000-7000-8000-00000000bbbb'
const silence = new ApiUnreachable(new Error('cut'))
const refusal = (code: RefusalCode) => new ApiRefusal({ code, status: 409, facts: {}, incident: undefined })
const wish: Omit<ReturnBody, 'id'> = { purchaseId: PURCHASE, lines: [{ place: 0, quantity: 1 }], totalOre: 3500, reason: 'undone', note: null }
const basket = [{ productId: 'soup', name: 'Suppe', unitPriceOre: 3500, quantity: 1 }]
const answerTo = ({ id, purchaseId, totalOre }: ReturnBody): ReturnAnswer => ({
  returnId: id,
  purchaseId,
  firstName: 'Nora',
  balanceOre: 5000,
  totalOre,
  returnReceiptNumber: 1,
  journalNumber: 2,
  returnedAt: '2026-11-21T10:02:00.000Z',
})

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T10:00:00.000Z') }))
afterEach(() => void vi.useRealTimers())

function open({ answers = [] as Error[], shelf = shelfInMemory<UnfinishedReturn>(), isInContact = true } = {}) {
  const sent: ReturnBody[] = []
  const send = async (body: ReturnBody) => {
    sent.push(body)
    const trouble = answers.shift()
    if (trouble) throw trouble
    return answerTo(body)
  }
  const onReturned = vi.fn()
  const returner = createReturner({ tillId: TILL, shelf, send, isInContact: () => isInContact, onReturned, waitMs: () => 1_000 })
  returner.open({ purchaseId: PURCHASE, firstName: 'Nora', from: 'list' })
  return { returner, sent, onReturned, shelf, soon: () => vi.advanceTimersByTimeAsync(10) }
}

describe('a return', () => {
  test('is given back once it is answered, and the goods of the wrong pupil stand ready', async () => {
    const { returner, onReturned, shelf, soon } = open()
    returner.giveBack(wish, basket)
    expect(returner.returning.read().at).toBe('asking')
    await soon()
    expect(returner.returning.read()).toMatchObject({ at: 'returned', answer: { firstName: 'Nora' }, isReady: true })
    expect(onReturned.mock.calls).toEqual([[PURCHASE, basket]])
    expect(await shelf.readAll()).toEqual([])
  })

  test('is asked for with the same id and body until there is an answer, and pressed twice is one', async () => {
    const { returner, sent, soon } = open({ answers: [silence, silence] })
    returner.giveBack(wish, null)
    returner.giveBack(wish, null)
    await soon()
    expect(returner.waiting.read()).toMatchObject([{ silences: 1 }])
    await vi.advanceTimersByTimeAsync(2_100)
    expect(returner.returning.read().at).toBe('returned')
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map((body) => JSON.stringify(body))).size).toBe(1)
  })

  test('that is refused says so, and can be chosen anew with another id', async () => {
    const { returner, sent, onReturned, soon } = open({ answers: [refusal('return_more_than_left')] })
    returner.giveBack(wish, null)
    await soon()
    expect(returner.returning.read()).toMatchObject({ at: 'refused', refusal: { code: 'return_more_than_left' } })
    expect(onReturned).not.toHaveBeenCalled()
    returner.tryAgain()
    returner.giveBack(wish, null)
    await soon()
    expect(returner.returning.read().at).toBe('returned')
    expect(sent[0]?.id).not.toBe(sent[1]?.id)
  })

  test('is not sent without contact, or when the device cannot keep it', async () => {
    const alone = open({ isInContact: false })
    alone.returner.giveBack(wish, null)
    expect(alone.returner.returning.read().at).toBe('no_contact')
    const full = open({ shelf: { ...shelfInMemory<UnfinishedReturn>(), keep: () => Promise.reject(new Error('no room')) } })
    full.returner.giveBack(wish, null)
    await full.soon()
    expect(full.returner.returning.read().at).toBe('not_kept')
    expect([...alone.sent, ...full.sent]).toEqual([])
  })

  test('that somebody did not wait for is told of later, and puts nothing in a basket', async () => {
    const { returner, onReturned, soon } = open({ answers: [silence] })
    returner.giveBack(wish, basket)
    await soon()
    returner.leave()
    await vi.advanceTimersByTimeAsync(1_100)
    expect(returner.returning.read().at).toBe('choosing')
    expect(returner.settledLate.read()).toMatchObject([{ outcome: { answer: { firstName: 'Nora' } } }])
    expect(onReturned.mock.calls).toEqual([[PURCHASE, null]])
    returner.seeSettled()
    expect(returner.settledLate.read()).toEqual([])
  })

  test('whose panel a scanned card has closed is told of later, and another can be given back meanwhile', async () => {
    const { returner, sent, soon } = open({ answers: [silence] })
    returner.giveBack(wish, basket)
    await soon()
    openPanel.set(null)
    returner.open({ purchaseId: PURCHASE, firstName: 'Nora', from: 'list' })
    returner.giveBack({ ...wish, lines: [{ place: 1, quantity: 1 }] }, null)
    await vi.advanceTimersByTimeAsync(1_100)
    expect(sent.map(({ lines }) => lines[0]?.place)).toEqual([0, 1, 0])
    expect(returner.settledLate.read()).toHaveLength(1)
    expect(returner.returning.read()).toMatchObject({ at: 'returned', isReady: false })
  })

  test('that was under way when the till was closed is asked for again when it is opened', async () => {
    const shelf = shelfInMemory<UnfinishedReturn>()
    const before = open({ answers: [silence], shelf })
    before.returner.giveBack(wish, null)
    await before.soon()
    before.returner.stop()
    const after = open({ shelf })
    await after.returner.takeUp()
    await after.soon()
    expect(after.sent).toEqual(before.sent)
    expect(after.returner.settledLate.read()).toHaveLength(1)
    expect(await shelf.readAll()).toEqual([])
  })
})
