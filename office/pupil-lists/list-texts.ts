import { useTextsOf } from '../../kit/language.tsx'
import { officePupilListTexts } from '../../language/office-pupil-lists/texts.ts'
import { enterArea } from '../areas.ts'

// The room waits for this module, so it is never drawn in the wrong language.
await enterArea(officePupilListTexts)

export const useListTexts = () => useTextsOf(officePupilListTexts)
