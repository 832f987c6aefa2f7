import { createAppRouter } from '../kit/app-router.tsx'
import { startApp } from '../kit/start-app.tsx'
import { areas } from './areas.ts'
import { routeTree } from './routes.tsx'
import { createOfficeQueries } from './session/office-queries.ts'

void startApp({ router: createAppRouter({ routeTree, basepath: '/office' }), areas, queries: createOfficeQueries() })
