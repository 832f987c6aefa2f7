import { expect, test, vi } from 'vitest'
import type { RefusalCode } from '../../contract/refusals.ts'
import { ApiRefusal, ApiUnreachable } from '../../kit/api.ts'
import { createOutbox } from '../outbox/outbox.ts'
import type { UnfinishedPurchase } from '../outbox/unfinished-purchase.ts'
import { shelfInMemory } from '../storage/shelf-in-memory.ts'
import { PRACTICE_CARD, wayOfSales } from './practise.ts'

const refusal = (code: RefusalCode) => new ApiRefusal({ code, status: 409, facts: {}, incident: undefined })
const purchase = (code = 'S1NORA'): UnfinishedPurchase => ({ id: 'one', tillId: 'till', madeAt: '', body: { id: 'one', code, lines: [], totalOre: 3500 } })

function open({ isTraining = true, answers = [] as Error[] } = {}) {
  const shelf = shelfInMemory<UnfinishedPurchase>()
  const sell = vi.fn(async () => Promise.reject(refusal('card_blocked')))
  const outbox = createOutbox({ tillId: 'till', shelf, send: sell })
  const onOver = vi.fn()
  const send = vi.fn(async () => {
    const trouble = answers.shift()
    if (trouble) throw trouble
    return { trainingSaleId: 'one', trainingNumber: 7, journalNumber: 9, soldAt: '', totalOre: 3500, firstName: null, balanceOre: 0 }
  })
  return { way: wayOfSales(outbox, { isTraining: () => isTraining, send, onOver, waitMs: 1 }), sell, send, onOver, shelf }
}

test('a sale that is practised never goes the way of sales, and nothing of it stays on the device', async () => {
  const { way, sell, send, shelf } = open()
  expect(await way.ask(purchase())).toMatchObject({ answer: { purchaseId: 'one', receiptNumber: 7, firstName: '' } })
  expect(send.mock.calls).toEqual([[expect.objectContaining({ code: 'S1NORA' })]])
  expect(sell).not.toHaveBeenCalled()
  expect(await shelf.readAll()).toEqual([])
})

test('a practice card is sent as nobody’s, and never as a card', async () => {
  const training = open()
  await training.way.ask(purchase(PRACTICE_CARD.code))
  expect(training.send.mock.calls).toEqual([[expect.objectContaining({ code: null })]])
  const selling = open({ isTraining: false })
  expect(await selling.way.ask(purchase(PRACTICE_CARD.code))).toEqual({ refusal: { code: 'training_is_over' } })
  expect([selling.sell.mock.calls, selling.send.mock.calls]).toEqual([[], []])
})

test('a sale goes as ever when the till does not practise', async () => {
  const { way, sell, send } = open({ isTraining: false })
  expect(await way.ask(purchase())).toMatchObject({ refusal: { code: 'card_blocked' } })
  expect(sell).toHaveBeenCalledTimes(1)
  expect(send).not.toHaveBeenCalled()
})

test('silence is asked again a few times and then told, a no at once, and an end makes the till ask what it is', async () => {
  const silence = new ApiUnreachable(new Error('cut'))
  const lost = open({ answers: [silence, silence] })
  expect(await lost.way.ask(purchase())).toHaveProperty('answer')
  const gone = open({ answers: Array<Error>(9).fill(silence) })
  expect(await gone.way.ask(purchase())).toEqual({ refusal: { code: 'too_busy' } })
  expect(gone.send).toHaveBeenCalledTimes(4)
  const over = open({ answers: [refusal('training_is_over')] })
  expect(await over.way.ask(purchase())).toMatchObject({ refusal: { code: 'training_is_over' } })
  expect(over.onOver).toHaveBeenCalledTimes(1)
})
