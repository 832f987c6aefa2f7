export { findOrMakePerson } from './find-or-make-person.ts'
export { makeGuardian, welcomeGuardian } from './welcome-guardian.ts'
export { register } from './register.ts'
export { becomeFeidePupil, becomePupilsByFeide, giveIdentity } from './give-identity.ts'
export {
  deleteIdentity,
  type FeidePupil,
  identitiesOf,
  type Identity,
  insertIdentity,
  noteIdentityUsed,
  personOfIdentity,
  pupilsByFeideNames,
} from './identity-store.ts'
export { inEqualTime } from './equal-time.ts'
export { letterOfNewWayIn, letterOfRemovedWayIn, letterWithSignInCode } from './letters.ts'
export { proveOneself } from './prove-oneself.ts'
export { showSession } from './show-session.ts'
export { checkPassword } from './sign-in.ts'
export { lockPerson, type Person, personByEmail, personById } from './store.ts'
export type { SignedIn } from './confirm-registration.ts'
export { forgetWhatIsOver } from './forget-what-is-over.ts'
export { makePasswordLink } from './make-password-link.ts'
export { makePerson, type PersonWish } from './make-person.ts'
export { makeStaff, type StaffWish } from './make-staff.ts'
export { hashPassword, isPassword } from './password-hash.ts'
export { peopleKnowledge } from './people-knowledge.ts'
export { peopleRoutes } from './routes.ts'
export { openSession, personOfSession } from './sessions.ts'
export { administersOperator, isOfficeStaffAt, officeStaffAt } from './staff-store.ts'
export { walletOf, walletsOf, type WalletSummary } from './wallets-of.ts'
