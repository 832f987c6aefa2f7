import { useTextsOf } from '../../kit/language.tsx'
import { dayReportTexts } from '../../language/day-reports/texts.ts'
import { enterArea } from '../areas.ts'

// The room waits for this module, so it is never drawn in the wrong language.
await enterArea(dayReportTexts)

export const useDayTexts = () => useTextsOf(dayReportTexts)
