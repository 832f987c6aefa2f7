export { siblingTransferRoutes } from './routes.ts'
