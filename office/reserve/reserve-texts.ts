import { useTextsOf } from '../../kit/language.tsx'
import { officeReserveTexts } from '../../language/office-reserve/texts.ts'
import { enterArea } from '../areas.ts'

// The rooms wait for this module, so they are never drawn in the wrong language.
await enterArea(officeReserveTexts)

export const useReserveTexts = () => useTextsOf(officeReserveTexts)
