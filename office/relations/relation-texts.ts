import { useTextsOf } from '../../kit/language.tsx'
import { officeRelationTexts } from '../../language/office-relations/texts.ts'
import { enterArea } from '../areas.ts'

// The rooms wait for this module, so they are never drawn in the wrong language.
await enterArea(officeRelationTexts)

export const useRelationTexts = () => useTextsOf(officeRelationTexts)
