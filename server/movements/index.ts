export { type Viewer, walletEntries } from './wallet-entries.ts'
