import { useTextsOf } from '../kit/language.tsx'
import { officeChangeTexts } from '../language/office-changes/texts.ts'
import { enterArea } from './areas.ts'

// The rooms wait for this module, so they are never drawn in the wrong language.
await enterArea(officeChangeTexts)

/** The texts about what is put right, ended and taken away. */
export const useChangeTexts = () => useTextsOf(officeChangeTexts)
