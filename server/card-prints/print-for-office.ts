import type { CardPrintFormat } from '../../contract/card-prints.ts'
import { Refused } from '../../contract/refusals.ts'
import type { NamedFile } from '../../contract/route-types.ts'
import type { Language } from '../../language/languages.ts'
import { printTexts } from '../../language/prints/texts.ts'
import { printedCode } from '../../rules/card-codes.ts'
import { mayPrintCard } from '../../rules/card-prints.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { cardsOfBatch } from '../cards/index.ts'
import type { House } from '../house.ts'
import { schoolOf } from '../schools/index.ts'
import type { CardToPrint } from './draw-card.ts'
import { printOnThread } from './print-on-thread.ts'
import { cardOfPupil } from './store.ts'

export type PrintLook = { format: CardPrintFormat; barcode?: boolean; language?: Language }

/** The cards of a batch that are still nobody's. @throws Refused not_found, no_cards_to_print, too_busy */
export async function printBatch(house: House, { schoolId, batchId, look }: { schoolId: number; batchId: string; look: PrintLook }): Promise<NamedFile> {
  const batch = await cardsOfBatch(house.database, { schoolId, batchId })
  if (batch.length === 0) throw new Refused('not_found')
  const cards = batch.filter(({ isUnassigned, isOver }) => isUnassigned && !isOver).map(({ cardId }) => ({ code: codeOf(house, cardId), pupil: null }))
  if (cards.length === 0) throw new Refused('no_cards_to_print')
  return printFor(house, { schoolId, cards, look })
}

export type OwnPrint = { schoolId: number; pupilId: string; cardId: string; hasName: boolean; look: PrintLook }

/** A card that took over for another. @throws Refused not_found, card_not_printed_again, too_busy */
export async function printOwnCard(house: House, { schoolId, pupilId, cardId, hasName, look }: OwnPrint): Promise<NamedFile> {
  const card = await cardOfPupil(house.database, { schoolId, pupilId, cardId })
  if (!card) throw new Refused('not_found')
  const { kind, tookOver, blockedAt, endedAt, validUntil, firstName, lastName, className } = card
  const isOut = validUntil !== null && validUntil < norwegianTime(house.clock.now()).date
  const state = endedAt ? 'ended' : blockedAt ? 'blocked' : isOut ? 'expired' : 'active'
  if (!mayPrintCard({ kind, state, tookOver })) throw new Refused('card_not_printed_again')
  const pupil = hasName ? { name: `${firstName} ${lastName}`, className } : null
  return printFor(house, { schoolId, cards: [{ code: codeOf(house, cardId), pupil }], look })
}

const codeOf = (house: House, cardId: string) => printedCode(house.keys.credentialIdOf(cardId))

async function printFor(
  house: House,
  { schoolId, cards, look: { format, barcode = false, language = 'nb' } }: { schoolId: number; cards: CardToPrint[]; look: PrintLook },
): Promise<NamedFile> {
  const school = await schoolOf(house.database, schoolId)
  if (!school) throw new Refused('not_found')
  const now = house.clock.now()
  const content = await printOnThread({
    schoolName: school.name,
    operatorName: school.operator.name,
    cards,
    format,
    hasBarcode: barcode,
    language,
    madeAt: now,
  })
  house.log('cards printed', { schoolId, cards: cards.length, format })
  return { name: printTexts[language].fileName(cards.length, norwegianTime(now).date), content }
}
