import { useTextsOf } from '../../kit/language.tsx'
import { officeCounterTexts } from '../../language/office-counter/texts.ts'
import { enterArea } from '../areas.ts'

// The room waits for this module, so it is never drawn in the wrong language.
await enterArea(officeCounterTexts)

export const useCounterTexts = () => useTextsOf(officeCounterTexts)
