import { useTextsOf } from '../kit/language.tsx'
import { officeCardTexts } from '../language/office-cards/texts.ts'

/** The texts about cards in the language now. */
export const useCardTexts = () => useTextsOf(officeCardTexts)
