import { createAppRouter } from '../kit/app-router.tsx'
import { startApp } from '../kit/start-app.tsx'
import { tillCardTexts } from '../language/till-cards/texts.ts'
import { tillTexts } from '../language/till/texts.ts'
import { routeTree } from './routes.tsx'

void startApp({ router: createAppRouter({ routeTree, basepath: '/till' }), areas: [tillTexts, tillCardTexts], serviceWorker: '/till/sw.js' })
