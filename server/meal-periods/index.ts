export { mealPeriodRoutes } from './routes.ts'
export { setMealPeriods } from './set-meal-periods.ts'
export { type MealPeriod, mealPeriodsOf } from './store.ts'
