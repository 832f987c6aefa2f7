import { officeTexts } from '../language/office/texts.ts'
import { useTextsOf } from '../kit/language.tsx'

/** The office's texts in the language now. */
export const useTexts = () => useTextsOf(officeTexts)
