import { useTextsOf } from '../../kit/language.tsx'
import { officeLimitTexts } from '../../language/office-limits/texts.ts'
import { enterArea } from '../areas.ts'

// The rooms wait for this module, so they are never drawn in the wrong language.
await enterArea(officeLimitTexts)

export const useLimitTexts = () => useTextsOf(officeLimitTexts)
