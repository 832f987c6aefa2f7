import { useTextsOf } from '../../kit/language.tsx'
import { settlementTexts } from '../../language/office-settlements/texts.ts'
import { enterArea } from '../areas.ts'

// The room waits for this module, so it is never drawn in the wrong language.
await enterArea(settlementTexts)

export const useSettlementTexts = () => useTextsOf(settlementTexts)
