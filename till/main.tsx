import { createAppRouter } from '../kit/app-router.tsx'
import { alsoKnow } from '../kit/refusal-text.ts'
import { startApp } from '../kit/start-app.tsx'
import { allergenTexts } from '../language/allergens/texts.ts'
import { dayReportTexts } from '../language/day-reports/texts.ts'
import { tillRefusalTexts } from '../language/refusals/till-texts.ts'
import { tillAloneTexts } from '../language/till-alone/texts.ts'
import { tillCardTexts } from '../language/till-cards/texts.ts'
import { tillReturnTexts } from '../language/till-returns/texts.ts'
import { tillTrainingTexts } from '../language/till-training/texts.ts'
import { tillStopTexts } from '../language/till-stops/texts.ts'
import { tillCashierTexts } from '../language/till-cashiers/texts.ts'
import { tillTexts } from '../language/till/texts.ts'
import { routeTree } from './routes.tsx'

alsoKnow(tillRefusalTexts)

void startApp({
  router: createAppRouter({ routeTree, basepath: '/till' }),
  areas: [
    tillTexts,
    tillAloneTexts,
    tillCardTexts,
    tillReturnTexts,
    tillTrainingTexts,
    tillCashierTexts,
    tillRefusalTexts,
    tillStopTexts,
    allergenTexts,
    dayReportTexts,
  ],
  serviceWorker: '/till/sw.js',
})
