export { forgetOldInvitations } from './forget-old-invitations.ts'
export { guardianRoutes } from './routes.ts'
