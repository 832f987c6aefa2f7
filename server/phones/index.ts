export { forgetOldLinks } from './forget-old-links.ts'
export { phoneKnowledge } from './knowledge.ts'
export { phoneRoutes } from './routes.ts'
export { mayBeSentFirstLink, sendFirstLink } from './send-link.ts'
