export { addPeriodIn, changeCalendarIn } from './change-calendar.ts'
export { calendarRoutes } from './routes.ts'
export { calendarOf } from './show-calendar.ts'
export { settingsOf as calendarSettingsOf } from './store.ts'
