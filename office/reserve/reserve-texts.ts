import { useTextsOf } from '../../kit/language.tsx'
import { officeReserveTexts } from '../../language/office-reserve/texts.ts'
import { tillReceiptTexts } from '../../language/till-receipts/texts.ts'
import { enterArea } from '../areas.ts'

// The rooms wait for this module, so they are never drawn in the wrong language.
await enterArea(officeReserveTexts)
// What stands on a delivery receipt is the same at the till.
await enterArea(tillReceiptTexts)

export const useReserveTexts = () => useTextsOf(officeReserveTexts)
