export { forgetOldVisits } from './forget-old-visits.ts'
export type { SignInProvider } from './provider.ts'
export { insertFeideName } from './store.ts'
export { returnAddress, signInWithRoutes } from './routes.ts'
