import { createAppRouter } from '../kit/app-router.tsx'
import { alsoKnow } from '../kit/refusal-text.ts'
import { startApp } from '../kit/start-app.tsx'
import { insideRefusalTexts } from '../language/refusals/inside-texts.ts'
import { tillRefusalTexts } from '../language/refusals/till-texts.ts'
import { areas } from './areas.ts'
import { routeTree } from './routes.tsx'

alsoKnow(insideRefusalTexts)
alsoKnow(tillRefusalTexts)

void startApp({ router: createAppRouter({ routeTree, basepath: '/till' }), areas, serviceWorker: '/till/sw.js' })
