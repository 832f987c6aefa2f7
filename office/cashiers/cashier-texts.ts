import { useTextsOf } from '../../kit/language.tsx'
import { officeCashierTexts } from '../../language/office-cashiers/texts.ts'
import { enterArea } from '../areas.ts'

// The room waits for this module, so it is never drawn in the wrong language.
await enterArea(officeCashierTexts)

export const useCashierTexts = () => useTextsOf(officeCashierTexts)
