import { useTextsOf } from '../../kit/language.tsx'
import { portalReceiptTexts } from '../../language/portal-receipt/texts.ts'
import { enterArea } from '../areas.ts'
import '../later-refusals.ts'

// The screen waits for this module, so it is never drawn in the wrong language.
await enterArea(portalReceiptTexts)

export const useReceiptTexts = () => useTextsOf(portalReceiptTexts)
