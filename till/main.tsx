import { createAppRouter } from '../kit/app-router.tsx'
import { alsoKnow } from '../kit/refusal-text.ts'
import { startApp } from '../kit/start-app.tsx'
import { tillRefusalTexts } from '../language/refusals/till-texts.ts'
import { areas } from './areas.ts'
import { routeTree } from './routes.tsx'

alsoKnow(tillRefusalTexts)

void startApp({ router: createAppRouter({ routeTree, basepath: '/till' }), areas, serviceWorker: '/till/sw.js' })
