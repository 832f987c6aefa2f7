// Signing in with Feide, Vipps or another OpenID provider, and the ways in that a person has.

import { Type } from 'typebox'
import { peopleRoutes, Session } from './people-routes.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Done, Email, Id, Instant, Name, nullable, Password, SchoolId } from './shapes.ts'
import { signInAudiences, signInProviderKinds } from './sign-in-words.ts'

const ProviderKey = Type.String({ pattern: '^[a-z][a-z0-9-]{0,29}$', maxLength: 30 })
const Kind = Type.Enum(signInProviderKinds)
const App = Type.Union([Type.Literal('portal'), Type.Literal('office')])

/** What a provider tells of somebody nobody here knows yet, to fill in a form with. */
export const Stranger = closed({
  providerName: Type.String(),
  firstName: Type.String(),
  lastName: Type.String(),
  email: Type.String(),
  /** A school has confirmed the Feide name: that pupil's school. */
  schoolId: nullable(SchoolId),
})

export const signInRoutes = {
  'GET /api/sign-in-providers': {
    access: 'anyone',
    summary: 'Who one may sign in with here, and whom each is for',
    reply: closed({
      providers: Type.Array(
        closed({
          provider: ProviderKey,
          kind: Kind,
          name: Type.String(),
          audiences: Type.Array(Type.Enum(signInAudiences)),
        }),
      ),
    }),
  },
  'POST /api/sign-in-visits': {
    access: 'anyone',
    summary: 'Begins signing in with a provider: the address to go to; works once, in this browser, for a quarter of an hour',
    body: closed({ provider: ProviderKey, app: App }),
    reply: closed({ address: Type.String() }),
  },
  'POST /api/sign-in-visits/finish': {
    access: 'anyone',
    summary: 'Hands in what the provider sent the browser back with; signs in, adds a way in, or tells that nobody here is known by it',
    body: closed({ provider: ProviderKey, answer: Type.String({ maxLength: 4_000 }) }),
    reply: Type.Union([
      closed({ outcome: Type.Literal('signed_in'), app: App }),
      closed({ outcome: Type.Literal('added'), app: App }),
      closed({ outcome: Type.Literal('unknown'), app: App, stranger: Stranger }),
    ]),
  },
  'POST /api/sign-in-stranger/password': {
    access: 'anyone',
    summary: 'Somebody whom a provider vouches for shows by password which account is theirs; it gets the way in, and they are signed in',
    body: closed({ email: Email, password: Password }),
    reply: Session,
  },
  'POST /api/sign-in-stranger/code': {
    access: 'anyone',
    summary: 'Sends a code to the account’s own address, if it is known; the answer does not tell',
    body: closed({ email: Email }),
    reply: Done,
  },
  'POST /api/sign-in-stranger/confirm': {
    access: 'anyone',
    summary: 'The same by the code that was sent',
    body: closed({ code: Type.String({ minLength: 1, maxLength: 20 }) }),
    reply: Session,
  },
  'POST /api/sign-in-stranger/registration': {
    access: 'anyone',
    summary: 'Registers a new user; when the address is confirmed, the way in is theirs',
    body: peopleRoutes['POST /api/registrations'].body,
    reply: peopleRoutes['POST /api/registrations'].reply,
  },
  'GET /api/ways-in': {
    access: 'person',
    summary: 'How a person may sign in',
    reply: closed({
      hasPassword: Type.Boolean(),
      identities: Type.Array(closed({ identityId: Id, kind: Kind, name: Type.String(), madeAt: Instant, lastUsedAt: Instant })),
    }),
  },
  'POST /api/ways-in/visits': {
    access: 'person',
    summary: 'Begins adding a provider as a way in, by the password; without one, just after signing in',
    body: closed({ provider: ProviderKey, app: App, password: nullable(Password) }),
    reply: closed({ address: Type.String() }),
  },
  'POST /api/ways-in/identities/:identityId/remove': {
    access: 'person',
    summary: 'Takes a way in away, by the password; never the last one',
    params: closed({ identityId: Id }),
    body: closed({ password: nullable(Password) }),
    reply: Done,
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId/feide-name': {
    access: { staff: ['administrator', 'office'] },
    summary: 'The Feide name that the school has confirmed for a pupil, and whether pupils here may sign in with Feide',
    params: closed({ schoolId: SchoolId, pupilId: Id }),
    reply: closed({ orgs: Type.Array(Type.String()), feideName: nullable(Type.String()) }),
  },
  'POST /api/office/schools/:schoolId/pupils/:pupilId/feide-name': {
    access: { staff: ['administrator', 'office'] },
    summary: 'Confirms or takes away a pupil’s Feide name',
    params: closed({ schoolId: SchoolId, pupilId: Id }),
    body: closed({ feideName: nullable(Name) }),
    reply: Done,
  },
} as const satisfies Record<string, RouteDefinition>
