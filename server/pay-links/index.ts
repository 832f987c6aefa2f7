export { liveLinkUrl, makeLink } from './make-link.ts'
export { payLinkRoutes } from './routes.ts'
export { endLinkOf } from './store.ts'
