export { automaticTopupRoutes } from './routes.ts'
export { setUp } from './set-up.ts'
export { stateOfOwn } from './show-arrangement.ts'
export { type ArrangementWatcher, makeArrangementWatcher } from './watch-arrangements.ts'
