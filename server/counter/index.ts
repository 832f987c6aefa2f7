export { counterRoutes } from './routes.ts'
export { changeCounter } from './settings.ts'
