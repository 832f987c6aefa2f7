export { walletRoutes } from './routes.ts'
export { walletEntries, type WalletEntry } from './wallet-entries.ts'
