import { useTextsOf } from '../kit/language.tsx'
import { doorTexts } from '../language/portal-door/texts.ts'
import { enterArea } from './areas.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(doorTexts)

/** The texts for those who are not signed in: signing in, registering, passwords. */
export const useDoorTexts = () => useTextsOf(doorTexts)
