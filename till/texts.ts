import { tillTexts } from '../language/till/texts.ts'
import { useTextsOf } from '../kit/language.tsx'

/** The till's texts in the language now. */
export const useTexts = () => useTextsOf(tillTexts)
