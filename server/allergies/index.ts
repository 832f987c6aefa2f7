export { forgetLeavers } from './forget-leavers.ts'
export { keepByFamily } from './keep-allergies.ts'
export { allergyRoutes } from './routes.ts'
export { setBornOnIn } from './set-born-on.ts'
