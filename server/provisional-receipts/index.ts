export { provisionalRoutes } from './routes.ts'
