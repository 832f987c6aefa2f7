export { walletEntries } from './wallet-entries.ts'
