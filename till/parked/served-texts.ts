import { useTextsOf } from '../../kit/language.tsx'
import { tillServedTexts } from '../../language/till-served/texts.ts'
import { enterArea } from '../areas.ts'

// The panel waits for this module, so it is never drawn in the wrong language.
await enterArea(tillServedTexts)

/** The texts of what is served before it is paid. */
export const useServedTexts = () => useTextsOf(tillServedTexts)
