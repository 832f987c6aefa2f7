export type { Discrepancy, Figures } from './check.ts'
export { type Progress, type Verification, verifyDatabase } from './verify-database.ts'
