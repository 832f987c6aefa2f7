export { isMonth, readAccounts } from './read-accounts.ts'
export { type OperatorFacts, operatorsWith } from './store.ts'
export { writeCsv } from './write-csv.ts'
export { type Accounts, writeSafT } from './write-saf-t.ts'
