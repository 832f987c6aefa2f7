export { forgetOldChallenges } from './passkeys.ts'
export { passkeyRoutes } from './routes.ts'
export { passkeysOf } from './store.ts'
