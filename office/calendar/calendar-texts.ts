import { useTextsOf } from '../../kit/language.tsx'
import { officeCalendarTexts } from '../../language/office-calendar/texts.ts'
import { enterArea } from '../areas.ts'

// The room waits for this module, so it is never drawn in the wrong language.
await enterArea(officeCalendarTexts)

export const useCalendarTexts = () => useTextsOf(officeCalendarTexts)
