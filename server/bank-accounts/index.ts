export { addAccount } from './add-account.ts'
export { accountShownAt, accountsOf, endAccount, ownersOf } from './store.ts'
