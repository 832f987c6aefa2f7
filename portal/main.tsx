import { createAppRouter } from '../kit/app-router.tsx'
import { createQueries } from '../kit/queries.ts'
import { startApp } from '../kit/start-app.tsx'
import { areas } from './areas.ts'
import { routeTree } from './routes.tsx'
import { forgetWhenSignedOut } from './session/end-of-session.ts'
import { sessionQuery } from './session/session.ts'
import './portal.css'

const queries = createQueries()
forgetWhenSignedOut(queries)
// Asked while the words of the language are still on their way.
void queries.prefetchQuery(sessionQuery)
void startApp({ router: createAppRouter({ routeTree, basepath: '/' }), areas, queries, serviceWorker: '/sw.js' })
