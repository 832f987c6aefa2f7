import { describe, expect, test } from 'vitest'
import * as paying from './paying.ts'
import * as steps from './sale.ts'
import type { Sale } from './sale.ts'

const now = 1_000_000
const waffle = { productId: 'waffle', name: 'Vaffel', priceOre: 1500 }
const milk = { productId: 'milk', name: 'Melk', priceOre: 1000 }
const nora = { code: 'S1NORA', credentialId: 'NORA' }
const ali = { code: 'S1ALI', credentialId: 'ALI' }

let made = 0
const means = { tillId: 'till', isInContact: true, mayAlone: false, madeAt: '2026-11-21T10:00:00Z', newPurchaseId: () => `id-${++made}` }
const scan = (sale: Sale, card = nora, nowMs = now, isInContact = true) => paying.codeRead(sale, card, { ...means, isInContact, nowMs })
const withGoods = steps.tapped(steps.tapped(steps.noSale, waffle), waffle)
const asking = scan(withGoods)
const idOf = ({ moment }: Sale) => (moment.at === 'asking' ? moment.purchase.id : '')
const answer = (sale: Sale) => ({
  purchaseId: idOf(sale),
  firstName: 'Nora',
  balanceOre: 5000,
  totalOre: 3000,
  receiptNumber: 1,
  journalNumber: 1,
  soldAt: '2026-11-21T10:00:00Z',
})
const approved = paying.wasApproved(asking, answer(asking), now)
const refuse = (code: Parameters<typeof paying.wasRefused>[2]['code']) => paying.wasRefused(asking, idOf(asking), { code })

describe('paying', () => {
  test('goods first, then the card: it is sent with nothing to press', () => {
    expect(asking.moment).toMatchObject({
      at: 'asking',
      purchase: { body: { code: 'S1NORA', totalOre: 3000, lines: [{ productId: 'waffle', quantity: 2, unitPriceOre: 1500 }] } },
    })
  })

  test('the card first: it waits, and the sale goes with one press', () => {
    const waiting = scan(steps.noSale)
    expect(waiting).toMatchObject({ held: nora, moment: { at: 'counter' } })
    expect(paying.payPressed(steps.tapped(waiting, milk), means).moment.at).toBe('asking')
  })

  test('nothing is paid without goods or without a card', () => {
    expect(paying.payPressed(withGoods, means)).toBe(withGoods)
    const held = scan(steps.noSale)
    expect(paying.payPressed(held, means)).toBe(held)
  })

  test('a card that waits is forgotten after sixty seconds, and not before', () => {
    const held = scan(steps.noSale)
    expect(steps.timePassed(held, now + 59_999).held).not.toBeNull()
    expect(steps.timePassed(held, now + 60_000).held).toBeNull()
  })

  test('while the answer is on its way nothing can be changed and nothing else is sent', () => {
    expect(scan(asking, ali)).toBe(asking)
    expect(steps.tapped(asking, milk)).toBe(asking)
    expect(steps.emptied(asking)).toBe(asking)
    expect(steps.quantitySet(asking, { key: 'waffle', quantity: 0 })).toBe(asking)
  })

  test('without contact nothing is sent and the basket stays', () => {
    const stopped = scan(withGoods, nora, now, false)
    expect(stopped).toMatchObject({ moment: { at: 'no_contact' }, basket: withGoods.basket, held: nora })
    expect(steps.contactCameBack(stopped).moment.at).toBe('counter')
  })
})

describe('approved', () => {
  test('the basket is empty for the next pupil, and the green leaves by itself after two and a half seconds', () => {
    expect(approved).toMatchObject({ basket: [], held: null, moment: { at: 'approved' } })
    expect(steps.timePassed(approved, now + 2_499).moment.at).toBe('approved')
    expect(steps.timePassed(approved, now + 2_500).moment.at).toBe('counter')
  })

  test('the next tap begins the next sale at once', () => {
    expect(steps.tapped(approved, milk)).toMatchObject({ moment: { at: 'counter' }, basket: [{ productId: 'milk' }] })
  })

  test('the same card read once more is a slip; another pupil’s card is not', () => {
    expect(scan(approved, nora, now + 300).held).toBeNull()
    expect(scan(approved, ali, now + 300).held).toMatchObject(ali)
    expect(scan(steps.timePassed(approved, now + 8_000), nora, now + 8_000).held).toMatchObject(nora)
  })

  test('the same pupil may buy something more right away', () => {
    expect(scan(steps.tapped(approved, milk), nora, now + 1_000).moment.at).toBe('asking')
  })

  test('an answer to another purchase changes nothing', () => {
    expect(paying.wasApproved(asking, { ...answer(asking), purchaseId: 'other' }, now)).toBe(asking)
  })
})

describe('refused', () => {
  test.each(['card_unknown', 'card_blocked', 'code_expired', 'code_used_before'] as const)(
    'after %s the basket stays, the card is forgotten, and a new card pays with a new id',
    (code) => {
      const refused = refuse(code)
      expect(refused).toMatchObject({ basket: withGoods.basket, held: null, moment: { at: 'refused' } })
      const again = scan(refused, ali)
      expect(again.moment.at).toBe('asking')
      expect(idOf(again)).not.toBe(idOf(asking))
    },
  )

  test('when it is too much for the card, the card waits while the basket is changed', () => {
    const changed = steps.quantitySet(refuse('balance_too_low'), { key: 'waffle', quantity: 1 })
    expect(changed).toMatchObject({ held: nora, moment: { at: 'counter' } })
    expect(paying.payPressed(changed, means).moment).toMatchObject({ at: 'asking', purchase: { body: { totalOre: 1500 } } })
  })

  test('new prices are shown before they are paid, and a card alone does not accept them', () => {
    const refused = refuse('price_changed')
    expect(refused.moment).toMatchObject({ isUpdating: true })
    const priced = paying.pricesArrived(refused, [{ ...waffle, priceOre: 1700 }])
    expect(priced).toMatchObject({ moment: { at: 'refused', isUpdating: false }, basket: [{ unitPriceOre: 1700 }] })
    expect(scan(priced, ali).moment.at).toBe('refused')
    expect(paying.payPressed(steps.dismissed(priced), means).moment).toMatchObject({ at: 'asking', purchase: { body: { totalOre: 3400 } } })
  })

  test('the price that the refusal names counts even when the catalogue is as old as before', () => {
    const refused = paying.wasRefused(asking, idOf(asking), { code: 'price_changed', facts: { productId: 'waffle', priceOre: 1900 } })
    expect(paying.pricesArrived(refused, [waffle]).basket).toMatchObject([{ unitPriceOre: 1900 }])
  })

  test('a purchase set aside leaves an empty counter, and its late answer does not show on the next pupil’s screen', () => {
    const aside = steps.setAside(asking)
    expect(aside).toEqual(steps.noSale)
    const next = scan(steps.tapped(aside, milk), ali)
    expect(paying.wasApproved(next, answer(asking), now)).toBe(next)
  })
})

describe('undoing', () => {
  test('is there for a minute after a sale, with what was sold, and not a moment longer', () => {
    expect(approved.undoable).toMatchObject({ answer: { firstName: 'Nora' }, basket: [{ productId: 'waffle', quantity: 2 }] })
    const later = steps.timePassed(approved, now + steps.UNDOABLE_FOR_MS - 1)
    expect(later.undoable).not.toBeNull()
    expect(steps.nextMomentOfTime(later)).toBe(now + steps.UNDOABLE_FOR_MS)
    expect(steps.timePassed(approved, now + steps.UNDOABLE_FOR_MS).undoable).toBeNull()
  })

  test('is of the last sale alone: the next takes its place, and a basket that comes to nothing does not', () => {
    const next = scan(steps.tapped(steps.timePassed(approved, now + 10_000), milk), ali, now + 10_000)
    const both = paying.wasApproved(next, { ...answer(next), firstName: 'Ali' }, now + 11_000)
    expect(both.undoable?.answer.firstName).toBe('Ali')
    expect(steps.emptied(steps.tapped(approved, milk)).undoable?.answer.firstName).toBe('Nora')
  })

  test('is over when the sale has come back, and the one who got the money may pay again at once', () => {
    const back = paying.cameBack(approved, idOf(asking))
    expect([back.undoable, back.paidJustNow]).toEqual([null, null])
    expect(paying.cameBack(approved, 'another')).toBe(approved)
  })

  test('of the wrong pupil puts the goods in an empty basket, and never among others', () => {
    const basket = withGoods.basket
    expect(steps.standsReady(paying.cameBack(approved, idOf(asking)), basket)).toMatchObject({ basket, moment: { at: 'counter' }, lastTouched: 'waffle' })
    const busy = steps.tapped(steps.noSale, milk)
    expect(steps.standsReady(busy, basket)).toBe(busy)
    expect(steps.standsReady(asking, basket)).toBe(asking)
  })
})
