export { closeDueDays, makeDayCloser } from './close-days.ts'
export { beginDays, beginReserveDay, closeDay, closeOpenDay, makeXReport } from './make-report.ts'
export { dayReportRoutes } from './routes.ts'
