export { byNameRoutes } from './routes.ts'
export { reasonsOf } from './store.ts'
