// The demo's cards: a batch for each school, handed out pupil by pupil as the office would; some cards in the
// drawer; one that is blocked, and a child who has lost one twice and has paid a part of what the second costs.

import { transaction } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { printedCode } from '../../rules/card-codes.ts'
import { topupAmountsOre } from '../../rules/topup-amounts.ts'
import { blockCard, cardsOfBatch, giveCard, handOutCard, makeBatch, replaceCard } from '../../server/cards/index.ts'
import type { House } from '../../server/house.ts'
import { payIn } from './pay-in.ts'
import { signIns } from './schools.ts'

const MOST_IN_A_BATCH = 500
/** Cards that lie in the office's drawer. */
const SPARE = 40
const MEAL_ORE = 5_000

export type Holder = { schoolId: number; walletId: string; firstName: string; lastName: string; payerPersonId: string }
export type CardOfHolder = { cardId: string; code: string }

/** Makes a batch and hands a card to each holder, in their order. */
export async function handOutCards(
  house: House,
  { schoolId, officePersonId, label, holders }: { schoolId: number; officePersonId: string; label: string; holders: readonly Holder[] },
): Promise<CardOfHolder[]> {
  const by = { side: 'office', personId: officePersonId } as const
  const given: CardOfHolder[] = []
  for (let from = 0; from < holders.length; from += MOST_IN_A_BATCH) {
    const part = holders.slice(from, from + MOST_IN_A_BATCH)
    const codes = await newBatch(house, { schoolId, officePersonId, label, cardCount: part.length })
    await transaction(house.database, async (tx) => {
      for (const [place, { walletId }] of part.entries()) {
        const code = codes[place] as string
        const { cardId } = await giveCard(tx, house, { schoolId, walletId, code, name: null, validUntil: null, by, note: null })
        given.push({ cardId, code })
      }
    })
  }
  return given
}

async function newBatch(
  house: House,
  { schoolId, officePersonId, label, cardCount }: { schoolId: number; officePersonId: string; label: string; cardCount: number },
): Promise<string[]> {
  const { batchId } = await makeBatch(house, { schoolId, batchId: house.newId(), label, cardCount, personId: officePersonId })
  return (await cardsOfBatch(house.database, { schoolId, batchId })).map(({ cardId }) => printedCode(house.keys.credentialIdOf(cardId)))
}

/** What happens to cards in a family, and is to be seen when one looks around. */
export async function tellCardStories(
  house: House,
  { officePersonId, guardianPersonId, family }: { officePersonId: string; guardianPersonId: string; family: readonly (Holder & CardOfHolder)[] },
): Promise<void> {
  const { schoolId } = family[0] as Holder
  const by = { side: 'office', personId: officePersonId } as const
  const spare = await newBatch(house, { schoolId, officePersonId, label: 'Reservekort', cardCount: SPARE })
  const next = () => spare.pop() as string

  // The first lost card is free, the second is not, and what it costs is taken little by little.
  const loser = family.find(({ firstName }) => firstName !== signIns.pupil.firstName) as Holder & CardOfHolder
  let { cardId } = loser
  for (const [seenFeeOre, note] of [
    [0, 'Elev kom innom, kortet lå igjen på bussen'],
    [10_000, 'Far ringte, kortet er borte igjen'],
  ] as const) {
    const wish = { schoolId, walletId: loser.walletId, cardId, code: next(), cause: 'lost', seenFeeOre, waiver: null, by, note } as const
    cardId = (await replaceCard(house, wish)).card.cardId
  }
  const balanceOre = (await balanceOf(house.database, loser))?.balanceOre ?? 0
  const leavesAPart = (amountOre: number) => balanceOre + amountOre > MEAL_ORE && balanceOre + amountOre < MEAL_ORE + 10_000
  const amountOre = topupAmountsOre.findLast(leavesAPart) ?? topupAmountsOre[0]
  await payIn(house, { schoolId, walletId: loser.walletId, payerPersonId: loser.payerPersonId, amountOre })

  // The second card in the bag is gone, and blocked until it turns up.
  const careful = family.find(({ firstName }) => firstName === signIns.pupil.firstName) as Holder
  const inTheBag = { schoolId, walletId: careful.walletId }
  const card = await handOutCard(house, { ...inTheBag, code: next(), name: 'I sekken', validUntil: null, by, note: null })
  await blockCard(house, { ...inTheBag, cardId: card.cardId, by: { side: 'family', personId: guardianPersonId }, reason: 'lost' })
}
