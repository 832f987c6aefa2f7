import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RefusalCode } from '../../contract/refusals.ts'
import { ApiRefusal, ApiUnreachable } from '../../kit/api.ts'
import type { Catalogue } from '../contact/catalogue.ts'
import { keepContact } from '../contact/contact.ts'
import { createOutbox } from '../outbox/outbox.ts'
import { keepParking } from '../parked/parking.ts'
import type { PurchaseAnswer, PurchaseBody, UnfinishedPurchase } from '../outbox/unfinished-purchase.ts'
import { shelfInMemory } from '../storage/shelf-in-memory.ts'
import { type ReserveBounds, usualReserveBounds } from '../../rules/reserve-limits.ts'
import { watched } from '../watched.ts'
import { createSeller } from './seller.ts'

const waffle = { productId: 'waffle', name: 'Vaffel', priceOre: 1500 }
const nora = { code: 'S1NORA', credentialId: 'NORA' }
const serverTime = '2026-11-21T10:02:00.000Z'
const answerTo = ({ id, totalOre }: PurchaseBody): PurchaseAnswer => ({
  purchaseId: id,
  firstName: 'Nora',
  balanceOre: 5000,
  totalOre,
  receiptNumber: 1,
  journalNumber: 1,
  soldAt: serverTime,
})
const refusal = (code: RefusalCode) => new ApiRefusal({ code, status: 409, facts: {}, incident: undefined })
const silence = new ApiUnreachable(new Error('cut'))

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T10:00:00.000Z') }))
afterEach(() => void vi.useRealTimers())

function open({ send = async (body: PurchaseBody) => answerTo(body), shelf = shelfInMemory<UnfinishedPurchase>(), priceOre = 1500 } = {}) {
  const catalogue = { catalogueVersion: 1, serverTime, products: [{ ...waffle, priceOre }], categories: [] } as unknown as Catalogue
  const keeper = keepContact({ fetchCatalogue: async () => catalogue, kept: null, keepCatalogue: async () => {}, onClosed: () => {}, onBack: () => {} })
  const outbox = createOutbox({ tillId: 'till', shelf, send })
  const sounds = { approved: vi.fn(), refused: vi.fn() }
  const onTakenOut = vi.fn()
  const parking = keepParking({ tillId: 'till', shelf: shelfInMemory() })
  const onQuick = vi.fn()
  const seller = createSeller({ tillId: 'till', outbox, keeper, sounds, parking, onTakenOut, onQuick })
  const soon = () => vi.advanceTimersByTimeAsync(10)
  return { seller, parking, outbox, keeper, sounds, onTakenOut, onQuick, shelf, soon, moment: () => seller.sale.read().moment }
}

describe('a sale', () => {
  test('that is approved makes room by itself, later where the device’s clock was set back meanwhile', async () => {
    const { seller, soon, moment } = open()
    seller.tap(waffle)
    seller.readCode(nora)
    await soon()
    expect(moment().at).toBe('approved')
    vi.setSystemTime(Date.now() - 2_000)
    await vi.advanceTimersByTimeAsync(2_600)
    expect(moment().at).toBe('approved')
    await vi.advanceTimersByTimeAsync(2_000)
    expect(moment().at).toBe('counter')
  })

  test('tells what was taken out of its basket, and when it came to nothing, but not what was put in or sold', async () => {
    const { seller, onTakenOut, soon } = open()
    for (const _tap of [1, 2, 3]) seller.tap(waffle)
    seller.setQuantity({ key: 'waffle', quantity: 5 })
    expect(onTakenOut).not.toHaveBeenCalled()
    seller.setQuantity({ key: 'waffle', quantity: 1 })
    seller.empty()
    seller.empty()
    expect(onTakenOut.mock.calls).toEqual([[{ kind: 'line_corrected', amountOre: 6000 }], [{ kind: 'sale_aborted', amountOre: 1500 }]])
    seller.tap(waffle)
    seller.readCode(nora)
    await soon()
    await vi.advanceTimersByTimeAsync(2_600)
    expect(onTakenOut).toHaveBeenCalledTimes(2)
  })

  test('is measured from when its card was read, or from the press that paid it, and not when it is refused', async () => {
    const answers = [refusal('balance_too_low')]
    const { seller, onQuick, soon } = open({
      send: async (body) => {
        const answer = answers.pop()
        if (answer) throw answer
        return answerTo(body)
      },
    })
    seller.tap(waffle)
    seller.readCode(nora)
    await soon()
    expect(onQuick).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(5_000)
    seller.dismiss()
    const pressedAtMs = Date.now()
    seller.pay()
    await soon()
    expect(onQuick.mock.calls).toEqual([[{ way: 'connected', begunAtMs: pressedAtMs }]])
    await vi.advanceTimersByTimeAsync(10_000)
    seller.tap(waffle)
    const readAtMs = Date.now() - 40
    seller.readCode({ ...nora, readAtMs })
    await soon()
    expect(onQuick).toHaveBeenLastCalledWith({ way: 'connected', begunAtMs: readAtMs })
  })

  test('is set aside with its goods and without the card, and comes back where there is no other', async () => {
    const { seller, parking, onTakenOut } = open()
    seller.readCode(nora)
    seller.tap(waffle)
    seller.tap(waffle)
    seller.park()
    seller.park()
    expect(seller.sale.read()).toMatchObject({ basket: [], held: null, moment: { at: 'counter' } })
    const [aside] = parking.parked.read()
    seller.tap(waffle)
    seller.resume(aside?.id as string)
    expect(seller.sale.read().basket[0]?.quantity).toBe(1)
    seller.empty()
    seller.resume(aside?.id as string)
    seller.resume(aside?.id as string)
    expect(seller.sale.read().basket).toMatchObject([{ productId: 'waffle', quantity: 2 }])
    expect(onTakenOut.mock.calls).toEqual([
      [{ kind: 'sale_parked', amountOre: 3000 }],
      [{ kind: 'sale_aborted', amountOre: 1500 }],
      [{ kind: 'sale_resumed', amountOre: 3000 }],
    ])
  })

  test('that was served says so when it is paid, also set aside in between, and not when it was emptied', async () => {
    const { seller, parking, outbox, soon } = open()
    const served = { provisionalId: '01920000-0000-7000-8000-000000000001', provisionalNumber: 3, goods: '' }
    const serveOne = (): string => {
      seller.tap(waffle)
      seller.park()
      const id = parking.parked.read()[0]?.id as string
      parking.note(id, { served })
      return id
    }
    seller.resume(serveOne())
    seller.empty()
    seller.tap(waffle)
    expect(seller.sale.read().served).toBeNull()
    seller.setQuantity({ key: 'waffle', quantity: 0 })
    seller.resume(serveOne())
    seller.park()
    seller.resume(parking.parked.read()[0]?.id as string)
    seller.tap(waffle)
    const ask = vi.spyOn(outbox, 'ask')
    seller.readCode(nora)
    expect(ask.mock.calls[0]?.[0].body).toMatchObject({ provisionalId: served.provisionalId, totalOre: 3000 })
    await soon()
    expect(seller.sale.read().served).toBeNull()
    seller.resume(serveOne())
    seller.setQuantity({ key: 'waffle', quantity: 0 })
    expect(seller.sale.read()).toMatchObject({ basket: [], served: null })
  })

  test('goes from tap to approved with one sound, and makes room for the next pupil', async () => {
    const { seller, sounds, moment, soon } = open()
    seller.tap(waffle)
    seller.readCode(nora)
    await soon()
    expect(moment()).toMatchObject({ at: 'approved', answer: { firstName: 'Nora' } })
    expect([sounds.approved.mock.calls.length, sounds.refused.mock.calls.length]).toEqual([1, 0])
    await vi.advanceTimersByTimeAsync(2_600)
    expect(moment().at).toBe('counter')
  })

  test('that is refused sounds different and keeps the basket', async () => {
    const { seller, sounds, moment, soon } = open({ send: () => Promise.reject(refusal('card_blocked')) })
    seller.tap(waffle)
    seller.readCode(nora)
    await soon()
    expect(moment().at).toBe('refused')
    expect([sounds.approved.mock.calls.length, sounds.refused.mock.calls.length]).toEqual([0, 1])
    expect(seller.sale.read().basket).toHaveLength(1)
  })

  test('carries the server’s time in its id, whatever the device’s clock says', async () => {
    const send = vi.fn(async (body: PurchaseBody) => answerTo(body))
    const { seller, keeper, soon } = open({ send })
    await keeper.ask()
    seller.tap(waffle)
    seller.readCode(nora)
    await soon()
    const id = send.mock.calls[0]?.[0].id ?? ''
    expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(Date.parse(serverTime))
  })

  test('shows new prices before anybody pays them', async () => {
    const send = vi.fn(async (body: PurchaseBody) => (body.totalOre === 1700 ? answerTo(body) : Promise.reject(refusal('price_changed'))))
    const { seller, moment, soon } = open({ send, priceOre: 1700 })
    seller.tap(waffle)
    seller.readCode(nora)
    await soon()
    expect(moment()).toMatchObject({ at: 'refused', isUpdating: false })
    expect(seller.sale.read().basket[0]?.unitPriceOre).toBe(1700)
    seller.goOn()
    await soon()
    expect(moment().at).toBe('approved')
  })

  test('is not sent when the device cannot keep it', async () => {
    const send = vi.fn(async (body: PurchaseBody) => answerTo(body))
    const { seller, moment, soon } = open({ send, shelf: { ...shelfInMemory(), keep: () => Promise.reject(new Error('full')) } })
    seller.tap(waffle)
    seller.readCode(nora)
    await soon()
    expect(moment().at).toBe('not_kept')
    expect(send).not.toHaveBeenCalled()
  })
})

describe('a sale without an answer', () => {
  test('says that it waits, and may be set aside for the next pupil', async () => {
    let isThere = false
    const { seller, moment } = open({ send: async (body) => (isThere ? answerTo(body) : Promise.reject(silence)) })
    seller.tap(waffle)
    seller.readCode(nora)
    await vi.advanceTimersByTimeAsync(1_300)
    expect(moment()).toMatchObject({ at: 'asking', isSlow: true })
    seller.setAside()
    expect(seller.sale.read().basket).toEqual([])
    isThere = true
    await vi.advanceTimersByTimeAsync(2_000)
    expect(moment().at).toBe('counter')
    expect(seller.settledLate.read()).toMatchObject([{ outcome: { answer: { firstName: 'Nora' } } }])
  })

  test('from before the till was closed is settled before anything new is sold', async () => {
    const shelf = shelfInMemory<UnfinishedPurchase>()
    const body = { id: '01930000-0000-7000-8000-000000000001', code: 'S1NORA', totalOre: 1500, lines: [] }
    await shelf.keep(body.id, { id: body.id, tillId: 'till', body, madeAt: serverTime })
    let isThere = false
    const { seller, moment, soon } = open({ shelf, send: async (sent) => (isThere ? answerTo(sent) : Promise.reject(silence)) })
    await seller.catchUp()
    seller.tap(waffle)
    expect(seller.sale.read()).toMatchObject({ moment: { at: 'catching_up' }, basket: [] })
    isThere = true
    await vi.advanceTimersByTimeAsync(600)
    expect(moment().at).toBe('counter')
    seller.tap(waffle)
    await soon()
    expect(seller.sale.read().basket).toHaveLength(1)
    expect(seller.settledLate.read()).toHaveLength(1)
  })
})

describe('a till without a network', () => {
  const openAlone = ({ isTraining = false, send = async (): Promise<PurchaseAnswer> => Promise.reject(silence) } = {}) => {
    const keeper = keepContact({
      fetchCatalogue: () => Promise.reject(silence),
      kept: null,
      keepCatalogue: async () => {},
      onClosed: () => {},
      onBack: () => {},
    })
    const outbox = createOutbox({ tillId: 'till', shelf: shelfInMemory<UnfinishedPurchase>(), send })
    const sell = vi.fn(async (body: PurchaseBody) => ({ answer: { purchaseId: body.id, firstName: 'Nora', totalOre: body.totalOre } }))
    const alone = { bounds: watched<ReserveBounds | null>(usualReserveBounds), sell, hasReplaced: () => true }
    const sounds = { approved: vi.fn(), refused: vi.fn() }
    const seller = createSeller({ tillId: 'till', outbox, keeper, sounds, alone: () => alone, isTraining: () => isTraining })
    return { seller, keeper, sell, sounds, moment: () => seller.sale.read().moment }
  }

  test('sells alone, and says so', async () => {
    const { seller, keeper, sell, sounds, moment } = openAlone()
    keeper.missed()
    seller.tap(waffle)
    seller.readCode(nora)
    await vi.advanceTimersByTimeAsync(10)
    expect(moment()).toMatchObject({ at: 'approved', answer: { firstName: 'Nora', balanceOre: null } })
    expect(sell.mock.calls).toMatchObject([[{ code: 'S1NORA', totalOre: 1500 }, { replaces: null }]])
    expect(sounds.approved).toHaveBeenCalledTimes(1)
    expect(seller.sale.read().undoable).toBeNull()
  })

  test('sells what nobody knows the outcome of anew under another id, once however often it is pressed', async () => {
    const { seller, keeper, sell, moment } = openAlone()
    seller.tap(waffle)
    seller.readCode(nora)
    await vi.advanceTimersByTimeAsync(2_000)
    const first = moment()
    keeper.missed()
    seller.sellAnew()
    seller.sellAnew()
    await vi.advanceTimersByTimeAsync(10)
    expect(moment()).toMatchObject({ at: 'approved', answer: { balanceOre: null } })
    const firstId = first.at === 'asking' ? first.purchase.id : ''
    expect(sell.mock.calls).toMatchObject([[{ code: 'S1NORA' }, { replaces: firstId }]])
    expect(sell.mock.calls[0]?.[0].id).not.toBe(firstId)
  })

  test('sells nothing while somebody practises: what is practised never becomes a sale', async () => {
    const { seller, keeper, sell, moment } = openAlone({ isTraining: true })
    seller.tap(waffle)
    seller.readCode(nora)
    await vi.advanceTimersByTimeAsync(2_000)
    keeper.missed()
    seller.sellAnew()
    expect(moment()).toMatchObject({ at: 'asking', isAlone: false })
    seller.setAside()
    seller.tap(waffle)
    seller.readCode(nora)
    expect(moment()).toMatchObject({ at: 'no_contact' })
    expect(sell).not.toHaveBeenCalled()
  })
})
