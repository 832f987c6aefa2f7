import { useTextsOf } from '../../kit/language.tsx'
import { bankTexts } from '../../language/office-bank/texts.ts'
import { enterArea } from '../areas.ts'

// The room waits for this module, so it is never drawn in the wrong language.
await enterArea(bankTexts)

export const useBankTexts = () => useTextsOf(bankTexts)
