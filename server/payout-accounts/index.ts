export { confirmAccount, enterAccount, showAccount } from './enter-account.ts'
export { forgetOldEntries } from './forget-old-entries.ts'
export { payoutAccountRoutes } from './routes.ts'
export { accountOf, accountsOfPeople, endAccount, type PayoutAccountRow } from './store.ts'
