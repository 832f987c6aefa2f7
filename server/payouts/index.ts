export { markFailed, markPaid } from './decide-lines.ts'
export { type BankSays, lineNamed, payLineByBank, payRunByBank, returnLineByBank } from './pay-by-bank.ts'
export { fileOfRun, freezeRun, type RunWish } from './freeze-run.ts'
export { payoutRoutes } from './routes.ts'
