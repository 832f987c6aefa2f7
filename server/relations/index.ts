export {
  decideRequest,
  deleteOldInvitations,
  endInvitations,
  insertInvitation,
  insertRequest,
  type InvitationWay,
  invitationBy,
  lockInvitation,
  markUsed,
  openInvitations,
  openRequests,
  refuseInvited,
  registeredInvitation,
  type RequestRow,
} from './invitation-store.ts'
export { hashOfGuardianCode } from './guardian-code.ts'
export { forgetOldLooks, LOOKS_KEPT_DAYS, noteLook, noteLookAtWallet } from './looks.ts'
export { type Reader, readersOf } from './readers-of.ts'
export { relationOfRow, standingOfRow, standingOn } from './standing.ts'
export {
  endRelation,
  insertGuardianship,
  isNotOverAt,
  lastsAt,
  type Look,
  looksAt,
  policyOf,
  relationSpan,
  pupilIdOfWallet,
  standingColumns,
  type StandingRow,
  updatePupilLets,
  updateTerms,
  writePolicy,
} from './store.ts'
