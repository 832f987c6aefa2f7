export { cardPrintRoutes } from './routes.ts'
