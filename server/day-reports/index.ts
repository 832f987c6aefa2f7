export { closeDueDays, makeDayCloser } from './close-days.ts'
export { beginDays, beginReserveDay, closeDay, closeOpenDay, makeXReport, openToday } from './make-report.ts'
export { dayReportRoutes } from './routes.ts'
