import { useTextsOf } from '../../kit/language.tsx'
import { officePhonesTexts } from '../../language/office-phones/texts.ts'

/** The texts around codes on phones. */
export const usePhonesTexts = () => useTextsOf(officePhonesTexts)
