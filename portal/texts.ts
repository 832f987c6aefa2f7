import { portalTexts } from '../language/portal/texts.ts'
import { useTextsOf } from '../kit/language.tsx'

/** The portal's texts in the language now. */
export const useTexts = () => useTextsOf(portalTexts)
