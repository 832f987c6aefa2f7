export { bookReturn, type BookedReturn, type ReturnWish } from './book-return.ts'
export { returnRoutes } from './routes.ts'
