import { useTextsOf } from '../../kit/language.tsx'
import { tillSpeedTexts } from '../../language/till-speed/texts.ts'
import { enterArea } from '../areas.ts'

// What shows them waits for this module, so that it is never drawn in the wrong language.
await enterArea(tillSpeedTexts)

export const useSpeedTexts = () => useTextsOf(tillSpeedTexts)
