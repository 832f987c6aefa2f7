export { addGuardian, type GuardianWish } from './add-guardian.ts'
export { forgetOldInvitations } from './forget-old-invitations.ts'
export { guardianRoutes } from './routes.ts'
