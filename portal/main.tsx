import { createAppRouter } from '../kit/app-router.tsx'
import { startApp } from '../kit/start-app.tsx'
import { portalTexts } from '../language/portal/texts.ts'
import { routeTree } from './routes.tsx'

void startApp({ router: createAppRouter({ routeTree, basepath: '/' }), areas: [portalTexts], serviceWorker: '/sw.js' })
