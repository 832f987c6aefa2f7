import { useTextsOf } from '../../kit/language.tsx'
import { officeMealTexts } from '../../language/office-meals/texts.ts'
import { enterArea } from '../areas.ts'

// The room waits for this module, so it is never drawn in the wrong language.
await enterArea(officeMealTexts)

export const useMealTexts = () => useTextsOf(officeMealTexts)
