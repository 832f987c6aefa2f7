// Who follows whom and with which rights: the school's settings, codes and invitations, what waits for a yes, and who has looked.

import { Type } from 'typebox'
import { sights } from './relation-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Day, Done, Email, Id, Instant, Name, nullable, SchoolId, SumOre } from './shapes.ts'

const officeStaff = { staff: ['administrator', 'office'] } as const
const SchoolParams = closed({ schoolId: SchoolId })
const PupilParams = closed({ schoolId: SchoolId, pupilId: Id })
const WalletParams = closed({ schoolId: SchoolId, walletId: Id })

const Sight = Type.Enum(sights)
export const RelationTerms = closed({ sees: Sight, mayPay: Type.Boolean(), mayLimit: Type.Boolean(), mayRefund: Type.Boolean() })

const PolicyAge = nullable(Type.Integer({ minimum: 12, maximum: 18 }))
export const RelationPolicy = closed({
  /** From this age the pupil is asked before somebody new follows them; null: nobody is. */
  asksPupilFrom: PolicyAge,
  /** From this age a guardian sees at most `olderSees`; null: as the relation says. */
  seesLessFrom: PolicyAge,
  olderSees: Sight,
})

const Way = Type.Enum(['code', 'invitation', 'office'] as const)
const Invitation = closed({ invitationId: Id, way: Way, terms: RelationTerms, madeAt: Instant, expiresAt: Instant })
/** The code is shown once: what is stored of it tells nobody. */
const NewInvitation = closed({ invitationId: Id, code: Type.String(), link: Type.String(), expiresAt: Instant })
const Code = Type.String({ minLength: 4, maxLength: 64 })

const Look = closed({ personId: Id, name: nullable(Type.String()), isYou: Type.Boolean(), asStaff: Type.Boolean(), lookedOn: Day })
const PaidIn = closed({ name: nullable(Type.String()), isYou: Type.Boolean(), amountOre: SumOre })
const WhoWaits = {
  requestId: Id,
  way: Way,
  waitsFor: Type.Enum(['pupil', 'school'] as const),
  terms: RelationTerms,
  madeAt: Instant,
  /** Where the office has said from and until when. */
  firstDay: nullable(Day),
  lastDay: nullable(Day),
}

const FamilyView = closed({
  firstName: Type.String(),
  isOwn: Type.Boolean(),
  /** The pupil is 18 and decides. */
  isOfAge: Type.Boolean(),
  mayInvite: Type.Boolean(),
  /** Names are null where they are not to be told. Terms are as they hold now. */
  relations: Type.Array(
    closed({
      personId: Id,
      name: nullable(Type.String()),
      isYou: Type.Boolean(),
      terms: nullable(RelationTerms),
      pupilLets: nullable(Sight),
      since: Instant,
      /** Where it is still to begin. */
      firstDay: nullable(Day),
      /** The pupil's to know, and the guardian's own. */
      lastDay: nullable(Day),
    }),
  ),
  /** For the pupil to say yes or no to. */
  requests: Type.Array(closed({ ...WhoWaits, name: Type.String() })),
  /** The guardian's own, that nobody has used. */
  invitations: Type.Array(Invitation),
  /** By each, for the pupil; one's own alone, for a guardian. */
  paidIn: Type.Array(PaidIn),
  /** Who has seen what was bought; the pupil's to know. */
  looks: Type.Array(Look),
})

export const relationRoutes = {
  'GET /api/office/schools/:schoolId/relation-policy': {
    access: officeStaff,
    summary: 'From which ages pupils are asked, and guardians see less',
    params: SchoolParams,
    reply: RelationPolicy,
  },
  'PUT /api/office/schools/:schoolId/relation-policy': {
    access: officeStaff,
    summary: 'Sets it; it holds at once',
    params: SchoolParams,
    body: RelationPolicy,
    reply: RelationPolicy,
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId/relations': {
    access: officeStaff,
    summary: 'What each guardian of a pupil may, who waits to become one, open codes, who has looked, and what each has paid in',
    params: PupilParams,
    reply: closed({
      hasProtectedAddress: Type.Boolean(),
      relations: Type.Array(
        closed({
          personId: Id,
          terms: RelationTerms,
          /** By age and policy, on the first day where that is still to come. */
          now: RelationTerms,
          pupilLets: nullable(Sight),
          /** Null once it has begun. */
          firstDay: nullable(Day),
          lastDay: nullable(Day),
        }),
      ),
      /** What a new guardian is offered, by the pupil's age and the school's policy. */
      offered: RelationTerms,
      requests: Type.Array(closed({ ...WhoWaits, name: Type.String(), email: Type.String() })),
      invitations: Type.Array(Invitation),
      looks: Type.Array(Look),
      paidIn: Type.Array(PaidIn),
    }),
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/guardians': {
    access: officeStaff,
    summary: 'Gives a guardian access to a pupil’s wallet, with what they may and from when until when; somebody new gets a link to choose a password',
    params: PupilParams,
    body: closed({
      firstName: Name,
      lastName: Name,
      email: Email,
      /** Left out: what is offered by the pupil's age and the school's policy. */
      terms: Type.Optional(RelationTerms),
      firstDay: Type.Optional(nullable(Day)),
      lastDay: Type.Optional(nullable(Day)),
    }),
    reply: closed({ outcome: Type.Enum(['started', 'starts_later', 'waits_for_pupil'] as const) }),
  },
  'PUT /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/terms': {
    access: officeStaff,
    summary: 'Sets what a guardian may, the last day of it, and the first while that is still to come; it holds at once',
    params: closed({ schoolId: SchoolId, pupilId: Id, personId: Id }),
    body: closed({ terms: RelationTerms, firstDay: nullable(Day), lastDay: nullable(Day) }),
    reply: Done,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/guardian-codes': {
    access: officeStaff,
    summary: 'Makes a code by which one guardian adds the pupil in the portal; it works once, for two weeks',
    params: PupilParams,
    body: closed({ terms: RelationTerms }),
    reply: NewInvitation,
  },
  'DELETE /api/office/schools/:schoolId/pupils/:pupilId/guardian-codes/:invitationId': {
    access: officeStaff,
    summary: 'Ends a code or an invitation that nobody has used',
    params: closed({ schoolId: SchoolId, pupilId: Id, invitationId: Id }),
    reply: Done,
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/guardian-requests/:requestId/answer': {
    access: officeStaff,
    summary: 'The school’s yes or no to somebody who waits for it; to somebody who waits for the pupil it can only say no',
    params: closed({ schoolId: SchoolId, pupilId: Id, requestId: Id }),
    body: closed({ isYes: Type.Boolean() }),
    reply: Done,
  },
  'GET /api/wallets/:schoolId/:walletId/family': {
    access: { wallet: 'see' },
    summary: 'Who follows a pupil; for the pupil also who waits, who has looked and what each has paid in',
    params: WalletParams,
    reply: FamilyView,
  },
  'POST /api/wallets/:schoolId/:walletId/guardian-invitations': {
    access: { wallet: 'see' },
    summary: 'A guardian invites another, with no more than they may themselves; it works once, for a week',
    params: WalletParams,
    body: closed({ terms: RelationTerms }),
    reply: NewInvitation,
  },
  'DELETE /api/wallets/:schoolId/:walletId/guardian-invitations/:invitationId': {
    access: { wallet: 'see' },
    summary: 'Takes one’s own invitation back',
    params: closed({ schoolId: SchoolId, walletId: Id, invitationId: Id }),
    reply: Done,
  },
  'POST /api/wallets/:schoolId/:walletId/guardian-requests/:requestId/answer': {
    access: { wallet: 'see' },
    summary: 'The pupil’s yes or no to somebody who wants to follow them',
    params: closed({ schoolId: SchoolId, walletId: Id, requestId: Id }),
    body: closed({ isYes: Type.Boolean() }),
    reply: FamilyView,
  },
  'PUT /api/wallets/:schoolId/:walletId/guardians/:personId/sight': {
    access: { wallet: 'see' },
    summary: 'A pupil of 18 says how much a guardian sees',
    params: closed({ schoolId: SchoolId, walletId: Id, personId: Id }),
    body: closed({ sees: Sight }),
    reply: FamilyView,
  },
  'POST /api/guardian-codes/look': {
    access: 'anyone',
    summary: 'Which school a code is from; nothing of the pupil',
    body: closed({ code: Code }),
    reply: closed({ schoolId: SchoolId, schoolName: Type.String() }),
  },
  'POST /api/guardian-codes/use': {
    access: 'person',
    summary: 'Becomes a guardian by a code, or asks to where somebody must say yes first',
    body: closed({ code: Code }),
    reply: closed({ outcome: Type.Enum(['started', 'waits_for_pupil', 'waits_for_school'] as const), firstName: Type.String(), schoolName: Type.String() }),
  },
} as const satisfies Record<string, RouteDefinition>
