import { useTextsOf } from '../../kit/language.tsx'
import { tillNoteTexts } from '../../language/till-notes/texts.ts'
import { enterArea } from '../areas.ts'

// The panel waits for this module, so it is never drawn in the wrong language.
await enterArea(tillNoteTexts)

/** The texts of what is said of a line. */
export const useNoteTexts = () => useTextsOf(tillNoteTexts)
