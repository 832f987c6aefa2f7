import { useTextsOf } from '../../kit/language.tsx'
import { tillByNameTexts } from '../../language/till-by-name/texts.ts'
import { enterArea } from '../areas.ts'

// The panel waits for this module, so it is never drawn in the wrong language.
await enterArea(tillByNameTexts)

/** The texts of finding a pupil without a card. */
export const useByNameTexts = () => useTextsOf(tillByNameTexts)
