export { setFoodGroup } from './food-group.ts'
export { insightRoutes } from './routes.ts'
