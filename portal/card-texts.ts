import { useTextsOf } from '../kit/language.tsx'
import { cardTexts } from '../language/portal-card/texts.ts'
import { enterArea } from './areas.ts'
import './later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(cardTexts)

/** The texts around the card: the first screen, the code, paying in, the history, the profile. */
export const useCardTexts = () => useTextsOf(cardTexts)
