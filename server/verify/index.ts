export { type Discrepancy, type Figures, type Progress, type Verification, verifyDatabase } from './verify-database.ts'
