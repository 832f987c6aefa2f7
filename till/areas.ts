import { openAreas } from '../kit/areas.ts'
import { allergenTexts } from '../language/allergens/texts.ts'
import { dayReportTexts } from '../language/day-reports/texts.ts'
import { insideRefusalTexts } from '../language/refusals/inside-texts.ts'
import { tillRefusalTexts } from '../language/refusals/till-texts.ts'
import { tillAloneTexts } from '../language/till-alone/texts.ts'
import { tillCardTexts } from '../language/till-cards/texts.ts'
import { tillCashierTexts } from '../language/till-cashiers/texts.ts'
import { tillCounterTexts } from '../language/till-counter/texts.ts'
import { tillReturnTexts } from '../language/till-returns/texts.ts'
import { tillStopTexts } from '../language/till-stops/texts.ts'
import { tillTrainingTexts } from '../language/till-training/texts.ts'
import { tillTexts } from '../language/till/texts.ts'

export const { areas, enterArea } = openAreas(
  tillTexts,
  tillAloneTexts,
  tillCardTexts,
  tillReturnTexts,
  tillTrainingTexts,
  tillCashierTexts,
  tillCounterTexts,
  insideRefusalTexts,
  tillRefusalTexts,
  tillStopTexts,
  allergenTexts,
  dayReportTexts,
)
