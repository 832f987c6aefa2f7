export { stoppedCardRoutes } from './routes.ts'
export { describeCards } from './stopped-cards.ts'
