export { closeDueDays, makeDayCloser } from './close-days.ts'
export { beginDays, closeDay, closeOpenDay, makeXReport } from './make-report.ts'
export { dayReportRoutes } from './routes.ts'
