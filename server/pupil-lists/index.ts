export { pupilListRoutes } from './routes.ts'
