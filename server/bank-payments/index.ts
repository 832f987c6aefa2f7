export { kidOfWallet } from './kid-of-wallet.ts'
export { readBankFile } from './read-bank-file.ts'
export { bankRoutes } from './routes.ts'
export { type FolderWatch, watchBankFolder } from './watch-folder.ts'
