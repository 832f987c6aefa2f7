export { type Exit, exitSchool } from './exit-school.ts'
export { monthsOf, type PreparedRefund, refundsUnderWay, schoolsToExit, type SchoolToExit } from './store.ts'
