// What a till does with cards. Scanning a card to see or block it is for every till; finding pupils by name,
// handing out and replacing only where the school lets its tills.

import { Refused } from '../../contract/refusals.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { patternsOf } from '../../rules/search-patterns.ts'
import type { House } from '../house.ts'
import type { Till } from '../http/door.ts'
import type { Handlers } from '../http/routes.ts'
import { blockCard, unblockCard } from './block-card.ts'
import { mayFindPupils, settingsOf } from './fee-store.ts'
import { handOutCard } from './hand-out-card.ts'
import { lookUpCard } from './look-up-card.ts'
import { replaceCard } from './replace-card.ts'
import { showCard } from './show-card.ts'
import { feeTerms } from './show-cards.ts'
import { cardsOf, type Holder, holderOf, holdersLike } from './store.ts'

const MOST_FOUND = 20

export function tillCardRoutes(house: House): Handlers {
  const { database } = house
  const by = ({ tillId }: Till) => ({ side: 'till', tillId }) as const
  const handsOut = async ({ schoolId }: Till) => (await settingsOf(database, schoolId))?.tillsHandOutCards ?? false
  /** @throws Refused till_may_not_hand_out, not_found */
  const holderFor = async (till: Till, pupilId: string): Promise<Holder> => {
    if (!(await handsOut(till))) throw new Refused('till_may_not_hand_out')
    const holder = await holderOf(database, { schoolId: till.schoolId, pupilId })
    if (!holder) throw new Refused('not_found')
    return holder
  }
  return {
    'POST /api/till/card-look-ups': async ({ body, caller: { till } }) => {
      const { card, holder } = await lookUpCard(house, { schoolId: till.schoolId, code: body.code })
      return { card, firstName: holder?.firstName ?? null, className: holder?.className ?? null }
    },
    'POST /api/till/card-blocks': async ({ body, caller: { till } }) => {
      const { schoolId } = till
      const { row, holder } = await lookUpCard(house, { schoolId, code: body.code })
      if (row.endedAt) throw new Refused('card_over')
      if (!holder) throw new Refused('card_not_handed_out')
      const card = await blockCard(house, { schoolId, walletId: holder.walletId, cardId: row.cardId, by: by(till), reason: body.reason })
      return { card, firstName: holder.firstName }
    },
    'GET /api/till/card-permissions': async ({ caller }) => ({ handsOutCards: await handsOut(caller.till) }),
    'GET /api/till/pupils': async ({ query, caller: { till } }) => {
      if (!(await mayFindPupils(database, till.schoolId))) throw new Refused('till_may_not_hand_out')
      const patterns = patternsOf(query.search)
      if (patterns.length === 0) return { pupils: [] }
      const today = norwegianTime(house.clock.now()).date
      const found = await holdersLike(database, { schoolId: till.schoolId, patterns, today, limit: MOST_FOUND })
      return { pupils: found.map(({ schoolId: _schoolId, kind: _kind, ...holder }) => holder) }
    },
    'GET /api/till/pupils/:pupilId/cards': async ({ params, caller: { till } }) => {
      const { schoolId, walletId } = await holderFor(till, params.pupilId)
      const today = norwegianTime(house.clock.now()).date
      const cards = await cardsOf(database, { schoolId, walletId, kinds: ['printed', 'paired'] })
      return {
        cards: cards.filter(({ endedAt }) => endedAt === null).map((card) => showCard(card, today)),
        terms: await feeTerms(database, { schoolId, walletId }),
      }
    },
    'POST /api/till/pupils/:pupilId/cards': async ({ params, body, caller: { till } }) => {
      const { schoolId, walletId } = await holderFor(till, params.pupilId)
      return handOutCard(house, { schoolId, walletId, code: body.code, name: null, validUntil: null, by: by(till), note: null })
    },
    'POST /api/till/pupils/:pupilId/cards/:cardId/block': async ({ params, body, caller: { till } }) => {
      const { schoolId, walletId } = await holderFor(till, params.pupilId)
      return blockCard(house, { schoolId, walletId, cardId: params.cardId, by: by(till), reason: body.reason })
    },
    'POST /api/till/pupils/:pupilId/cards/:cardId/unblock': async ({ params, body, caller: { till } }) => {
      const { schoolId, walletId } = await holderFor(till, params.pupilId)
      return unblockCard(house, { schoolId, walletId, cardId: params.cardId, by: by(till), reason: body.reason })
    },
    'POST /api/till/pupils/:pupilId/cards/:cardId/replacement': async ({ params, body, caller: { till } }) => {
      const { schoolId, walletId } = await holderFor(till, params.pupilId)
      return replaceCard(house, { schoolId, walletId, cardId: params.cardId, ...body, waiver: null, by: by(till), note: null })
    },
  }
}
