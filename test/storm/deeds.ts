// What people do at a school in a day, as far as money has to do with it: each deed is asked of the whole server, and asked
// again where there was no answer.

import type { RouteKey } from '../../contract/route-types.ts'
import type { Answer } from '../asking.ts'
import { insist } from './insist.ts'
import type { StormPupil, StormWorld } from './world.ts'

type Body = Record<string, unknown>

/** Something that was answered, and must be answered the same for ever. */
export type Promised = { deed: string; again: () => Promise<Answer<RouteKey>>; answer: Body; fixed: readonly string[] }

export type Deeds = {
  /** Does one thing that somebody might do now. */
  doOne: () => Promise<void>
  closeSomeDays: () => Promise<void>
  promised: Promised[]
  /** How many of each kind were done, and how many were refused. */
  done: Record<string, { done: number; refused: Record<string, number> }>
}

type Serving = { provisionalId?: string; provisionalPart?: { place: number; quantity: number }[] }
type Sale = { purchaseId: string; at: StormWorld['tills'][number]; pupil: StormPupil; lines: { quantity: number; unitPriceOre: number }[] }

export function makeDeeds(world: StormWorld, random: () => number): Deeds {
  const { schoolId } = world
  const { newId } = world.meals.made.house
  const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const promised: Promised[] = []
  const done: Deeds['done'] = {}
  const sales: Sale[] = []
  const refundIds: { refundId: string; pupil: StormPupil }[] = []
  const served: { provisionalId: string; at: StormWorld['tills'][number]; basket: Basket }[] = []

  /** Asks until it is answered; what was refused is counted, and the answer is null. */
  const attempt = async <K extends RouteKey>(deed: string, ask: () => Promise<Answer<K>>, fixed: readonly string[] = []): Promise<Answer<K>['body'] | null> => {
    const { status, body } = await insist(ask)
    const count = (done[deed] ??= { done: 0, refused: {} })
    if (status !== 200) {
      const code = body.code ?? String(status)
      count.refused[code] = (count.refused[code] ?? 0) + 1
      return null
    }
    count.done += 1
    if (fixed.length > 0) promised.push({ deed, again: ask as () => Promise<Answer<RouteKey>>, answer: body, fixed })
    return body
  }

  type Basket = { lines: { productId: string; quantity: number; unitPriceOre: number }[]; totalOre: number }
  const fillBasket = (): Basket => {
    const chosen = world.products.filter(() => random() < 0.4)
    const lines = (chosen.length > 0 ? chosen : [oneOf(world.products)]).map(({ productId, priceOre }) => ({
      productId,
      quantity: upTo(2),
      unitPriceOre: priceOre,
    }))
    return { lines, totalOre: lines.reduce((sum, { quantity, unitPriceOre }) => sum + quantity * unitPriceOre, 0) }
  }
  const sell = async (deed: string, at: Sale['at'], basket: Basket, serving: Serving = {}): Promise<void> => {
    const pupil = oneOf(world.pupils)
    const body = { id: newId(), code: pupil.code, ...basket, ...serving }
    const sold = await attempt(deed, () => at.ask()('POST /api/purchases', { body }), ['purchaseId', 'totalOre', 'receiptNumber', 'journalNumber', 'soldAt'])
    if (sold) sales.push({ purchaseId: body.id, at, pupil, lines: basket.lines })
  }

  const deeds: Record<string, { weight: number; go: () => Promise<void> }> = {
    'buys lunch': { weight: 40, go: () => sell('buys lunch', oneOf(world.tills), fillBasket()) },
    'is served and pays later': {
      weight: 4,
      go: async () => {
        const [at, basket, id] = [oneOf(world.tills), fillBasket(), newId()]
        const ask = () => at.ask()('POST /api/till/provisional-receipts', { body: { id, ...basket } })
        if (await attempt('is served', ask, ['provisionalId', 'provisionalNumber', 'totalOre'])) served.push({ provisionalId: id, at, basket })
      },
    },
    'pays what was served': {
      weight: 5,
      go: async () => {
        const open = oneOf(served)
        if (open) await sell('pays what was served', open.at, open.basket, { provisionalId: open.provisionalId })
      },
    },
    'pays a part of what was served': {
      weight: 5,
      go: async () => {
        const open = oneOf(served)
        if (!open) return
        const place = Math.floor(random() * open.basket.lines.length)
        const line = open.basket.lines[place] as Basket['lines'][number]
        const quantity = upTo(line.quantity)
        const part = { lines: [{ ...line, quantity }], totalOre: quantity * line.unitPriceOre }
        await sell('pays a part of what was served', open.at, part, { provisionalId: open.provisionalId, provisionalPart: [{ place, quantity }] })
      },
    },
    practises: {
      weight: 2,
      go: async () => {
        const { ask } = oneOf(world.tills)
        await attempt('practises', () => ask()('POST /api/till/training', { body: { isOn: true } }))
        const body = { id: newId(), code: null, ...fillBasket() }
        await attempt('practises', () => ask()('POST /api/till/training-sales', { body }), ['trainingSaleId', 'totalOre'])
        await attempt('practises', () => ask()('POST /api/till/training', { body: { isOn: false } }))
      },
    },
    'brings something back': {
      weight: 8,
      go: async () => {
        const sale = oneOf(sales)
        if (!sale) return
        const place = Math.floor(random() * sale.lines.length)
        const { quantity, unitPriceOre } = sale.lines[place] as Sale['lines'][number]
        const back = upTo(quantity)
        const body = {
          id: newId(),
          purchaseId: sale.purchaseId,
          lines: [{ place, quantity: back }],
          totalOre: back * unitPriceOre,
          reason: oneOf(['undone', 'wrong_product', 'wrong_pupil'] as const),
          note: null,
        }
        await attempt('brings something back', () => sale.at.ask()('POST /api/till/returns', { body }), [
          'returnId',
          'totalOre',
          'returnReceiptNumber',
          'journalNumber',
          'returnedAt',
        ])
      },
    },
    'pays in': {
      weight: 10,
      go: async () => {
        const { guardian, walletId } = oneOf(world.pupils)
        const body = { id: newId(), amountOre: oneOf([5_000, 10_000, 20_000]), provider: 'swedbank-pay' }
        const shown = await attempt('pays in', () => guardian()('POST /api/wallets/:schoolId/:walletId/topups', { params: { schoolId, walletId }, body }), [
          'topupId',
          'amountOre',
        ])
        if (shown && random() < 0.85) await world.approve(body.id)
      },
    },
    'asks for money back': {
      weight: 5,
      go: async () => {
        const pupil = oneOf(world.pupils)
        const body = { id: newId(), amountOre: upTo(20) * 250, whose: 'mine' }
        const params = { schoolId, walletId: pupil.walletId }
        const asked = await attempt('asks for money back', () => pupil.guardian()('POST /api/wallets/:schoolId/:walletId/refunds', { params, body }), [
          'refundId',
          'amountOre',
        ])
        if (asked) refundIds.push({ refundId: body.id, pupil })
      },
    },
    'changes their mind': {
      weight: 2,
      go: async () => {
        const one = oneOf(refundIds)
        if (!one) return
        const params = { schoolId, walletId: one.pupil.walletId, refundId: one.refundId }
        await attempt('changes their mind', () => one.pupil.guardian()('POST /api/wallets/:schoolId/:walletId/refunds/:refundId/cancel', { params }))
      },
    },
    'gives back for the family': {
      weight: 2,
      go: async () => {
        const { pupilId } = oneOf(world.pupils)
        const body = { id: newId(), amountOre: upTo(8) * 500, payerPersonId: null, note: 'Bedt om på telefon' }
        const ask = () => world.office()('POST /api/office/schools/:schoolId/pupils/:pupilId/refunds', { params: { schoolId, pupilId }, body })
        await attempt('gives back for the family', ask, ['schoolId', 'pupilId'])
      },
    },
    'moves money to a sibling': {
      weight: 6,
      go: async () => {
        const from = oneOf(world.pupils)
        const to = oneOf(world.pupils.filter(({ guardian, walletId }) => guardian === from.guardian && walletId !== from.walletId))
        const body = { id: newId(), toWalletId: to.walletId, amountOre: upTo(10) * 300 }
        const params = { schoolId, walletId: from.walletId }
        await attempt('moves money to a sibling', () => from.guardian()('POST /api/wallets/:schoolId/:walletId/sibling-transfers', { params, body }), [
          'transferId',
          'toWalletId',
          'amountOre',
          'madeAt',
        ])
      },
    },
    'says that it was not theirs': {
      weight: 1,
      go: async () => {
        const sale = oneOf(sales)
        if (!sale) return
        const body = { id: newId(), message: 'Det var ikke oss som kjøpte dette.' }
        const params = { schoolId, walletId: sale.pupil.walletId, purchaseId: sale.purchaseId }
        const ask = () => sale.pupil.guardian()('POST /api/wallets/:schoolId/:walletId/purchases/:purchaseId/dispute', { params, body })
        await attempt('says that it was not theirs', ask, ['enquiryId', 'number'])
      },
    },
    'blocks a card': {
      weight: 2,
      go: async () => {
        const { guardian, walletId, cardId } = oneOf(world.pupils)
        const params = { schoolId, walletId, cardId }
        await attempt('blocks a card', () => guardian()('POST /api/wallets/:schoolId/:walletId/cards/:cardId/block', { params, body: { reason: 'lost' } }))
      },
    },
    'opens a card again': {
      weight: 4,
      go: async () => {
        const { guardian, walletId, cardId } = oneOf(world.pupils)
        const params = { schoolId, walletId, cardId }
        await attempt('opens a card again', () =>
          guardian()('POST /api/wallets/:schoolId/:walletId/cards/:cardId/unblock', { params, body: { reason: 'found' } }),
        )
      },
    },
    'replaces a card': {
      weight: 2,
      go: async () => {
        const pupil = oneOf(world.pupils)
        const code = world.freeCodes.pop()
        if (!code) return
        const params = { schoolId, pupilId: pupil.pupilId, cardId: pupil.cardId }
        const body = { code, cause: 'lost', seenFeeOre: world.lossFeeOre, waiveReason: null, note: null }
        const ask = () => world.office()('POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/replacement', { params, body })
        const replaced = await attempt('replaces a card', ask)
        if (replaced) Object.assign(pupil, { code, cardId: replaced.card.cardId })
      },
    },
    'sets a limit': {
      weight: 2,
      go: async () => {
        const { guardian, walletId } = oneOf(world.pupils)
        const body = {
          mostPerDayOre: oneOf([null, 8_000, 15_000]),
          mostPerWeekOre: oneOf([null, 30_000]),
          mostPerMeal: [],
          hours: null,
          products: { rule: 'all', categoryIds: [], productIds: [] },
          noSugarOrEnergy: random() < 0.2,
        }
        await attempt('sets a limit', () => guardian()('PUT /api/wallets/:schoolId/:walletId/limits', { params: { schoolId, walletId }, body }))
      },
    },
    'moves the school’s money': {
      weight: 3,
      go: async () => {
        const body = {
          paymentId: newId(),
          account: oneOf(['fund', 'programmes'] as const),
          direction: oneOf(['in', 'in', 'out'] as const),
          amountOre: upTo(20) * 500,
          reason: 'Vedtatt i budsjettet',
        }
        await attempt('moves the school’s money', () => world.office()('POST /api/office/schools/:schoolId/meals/payments', { params: { schoolId }, body }), [
          'paymentId',
          'amountOre',
        ])
      },
    },
    'lets go of an advance': {
      weight: 1,
      go: async () => {
        const seen = await insist(() => world.office()('GET /api/office/schools/:schoolId/meals/outstanding', { params: { schoolId } }))
        const open = oneOf(seen.body.pupils)
        if (!open) return
        const { walletId, outstandingOre: amountOre } = open
        const body = { amountOre, reason: 'Familien er syk' }
        await attempt('lets go of an advance', () =>
          world.office()('POST /api/office/schools/:schoolId/meals/outstanding/:walletId/write-off', { params: { schoolId, walletId }, body }),
        )
      },
    },
    'looks how the day stands': {
      weight: 2,
      go: async () => void (await attempt('looks how the day stands', () => oneOf(world.tills).ask()('POST /api/till/x-reports'))),
    },
  }
  const urn = Object.values(deeds).flatMap(({ weight, go }) => Array.from({ length: weight }, () => go))

  return {
    doOne: () => oneOf(urn)(),
    closeSomeDays: async () => {
      for (const { ask } of world.tills.filter(() => random() < 0.6)) await attempt('closes the day', () => ask()('POST /api/till/z-reports'))
    },
    promised,
    done,
  }
}
