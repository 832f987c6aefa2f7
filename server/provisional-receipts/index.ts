export { provisionalRoutes } from './routes.ts'
export { serveBasket } from './serve-basket.ts'
