export { endLinkOf } from './store.ts'
export { makeLink } from './make-link.ts'
export { payLinkRoutes } from './routes.ts'
