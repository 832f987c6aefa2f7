import { useTextsOf } from '../../kit/language.tsx'
import { tillReceiptTexts } from '../../language/till-receipts/texts.ts'
import { enterArea } from '../areas.ts'

// What shows these words waits for this module, so it is never drawn in the wrong language.
await enterArea(tillReceiptTexts)

export const useReceiptTexts = () => useTextsOf(tillReceiptTexts)
