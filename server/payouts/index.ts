export { markFailed, markPaid } from './decide-lines.ts'
export { fileOfRun, freezeRun, type RunWish } from './freeze-run.ts'
export { payoutRoutes } from './routes.ts'
