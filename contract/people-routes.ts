import { Type } from 'typebox'
import { sights } from './relation-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Done, Email, Id, Language, Name, nullable, Operator, Password, SchoolId, SumOre, Token } from './shapes.ts'

/** A wallet as the first screen shows it. */
export const WalletSummary = closed({
  schoolId: SchoolId,
  walletId: Id,
  schoolName: Type.String(),
  firstName: Type.String(),
  lastName: Type.String(),
  balanceOre: SumOre,
  /** 'own' is the pupil's own wallet, 'guardian' one that the person follows for a child. */
  relation: Type.Union([Type.Literal('own'), Type.Literal('guardian')]),
  /** How much of it the person sees, and what else they may: by the relation, the pupil's age and the school's policy. */
  sees: Type.Enum(sights),
  mayPay: Type.Boolean(),
  mayLimit: Type.Boolean(),
  mayRefund: Type.Boolean(),
  operator: Operator,
})

export const StaffPost = closed({
  role: Type.Union([Type.Literal('administrator'), Type.Literal('office'), Type.Literal('canteen')]),
  operatorId: Id,
  schoolId: SchoolId,
  schoolName: Type.String(),
  /** The post is at every school of the operator, also those that come later. */
  isEverywhere: Type.Boolean(),
})

export const Session = closed({
  personId: Id,
  email: Type.String(),
  firstName: Type.String(),
  lastName: Type.String(),
  mobile: nullable(Type.String()),
  language: Language,
  wallets: Type.Array(WalletSummary),
  /** One row for each school where the person works; an administrator has one for every school of the operator. */
  staffPosts: Type.Array(StaffPost),
})

export const peopleRoutes = {
  'GET /api/locations': {
    access: 'anyone',
    summary: 'The schools one can register at, and who runs each canteen',
    reply: closed({
      /** 'demo' shows the way to the local mailbox. */
      installation: Type.Union([Type.Literal('demo'), Type.Literal('real')]),
      locations: Type.Array(closed({ schoolId: SchoolId, name: Type.String(), pupilEmailDomain: nullable(Type.String()), operator: Operator })),
    }),
  },
  'POST /api/registrations': {
    access: 'anyone',
    summary: 'Registers a new user; the answer is the same whether or not the address is known, the rest follows by e-mail',
    body: closed({
      email: Email,
      schoolId: SchoolId,
      firstName: Name,
      lastName: Name,
      password: Password,
      mobile: Type.String({ minLength: 8, maxLength: 20 }),
      language: Language,
      /** A guardian’s code: whoever has one may register with any address, and comes as no pupil. */
      guardianCode: Type.Optional(Type.String({ minLength: 4, maxLength: 64 })),
    }),
    reply: closed({ done: Type.Literal(true), sentTo: Type.String() }),
  },
  'POST /api/registrations/confirm': {
    access: 'anyone',
    summary: 'Confirms the e-mail address with the link’s token and the chosen password, and signs in',
    body: closed({ token: Token, password: Password }),
    reply: Session,
  },
  'POST /api/sessions': {
    access: 'anyone',
    summary: 'Signs in with e-mail and password',
    body: closed({ email: Email, password: Password }),
    reply: Session,
  },
  'GET /api/session': { access: 'person', summary: 'Who is signed in, with the wallets and the posts that follow', reply: Session },
  'DELETE /api/session': { access: 'person', summary: 'Signs out here', reply: Done },
  'DELETE /api/sessions': { access: 'person', summary: 'Signs out everywhere', reply: Done },
  'PATCH /api/person': {
    access: 'person',
    summary: 'Changes the language that e-mail and screens use',
    body: closed({ language: Language }),
    reply: Done,
  },
  'POST /api/password-resets': {
    access: 'anyone',
    summary: 'Sends a link for a new password, if the address is known; the answer does not tell',
    body: closed({ email: Email }),
    reply: Done,
  },
  'POST /api/password-resets/finish': {
    access: 'anyone',
    summary: 'Sets the new password with the link’s token, signs out everywhere else, and signs in',
    body: closed({ token: Token, password: Password }),
    reply: Session,
  },
  'POST /api/password-resets/sign-in': {
    access: 'anyone',
    summary: 'Signs in by the link’s token alone, once; the password stays as it is. Not for staff',
    body: closed({ token: Token }),
    reply: Session,
  },
} as const satisfies Record<string, RouteDefinition>
