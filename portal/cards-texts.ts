import { useTextsOf } from '../kit/language.tsx'
import { cardsTexts } from '../language/portal-cards/texts.ts'
import { enterArea } from './areas.ts'
import './later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(cardsTexts)

/** The texts of the room where cards are blocked, opened and registered. */
export const useCardsTexts = () => useTextsOf(cardsTexts)
