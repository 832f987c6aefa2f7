import { createAppRouter } from '../kit/app-router.tsx'
import { startApp } from '../kit/start-app.tsx'
import { tillTexts } from '../language/till/texts.ts'
import { routeTree } from './routes.tsx'

void startApp({ router: createAppRouter({ routeTree, basepath: '/till' }), areas: [tillTexts], serviceWorker: '/till/sw.js' })
