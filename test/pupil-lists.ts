// Class lists, for tests: lines that say no more than they are told to, and a school that looks and takes in.

import type { RouteBody } from '../contract/route-types.ts'
import type { SignInProvider } from '../server/sign-in-with/index.ts'
import type { Asker } from './asking.ts'

export type SentLine = RouteBody<'POST /api/office/schools/:schoolId/pupil-lists/look'>['lines'][number]
type Wish = RouteBody<'POST /api/office/schools/:schoolId/pupil-lists'>

const NOTHING = { className: null, bornOn: null, email: null, mobile: null, feideName: null, pupilNumber: null }

/** A line for each: Kari Nord unless told, the first at line 2. */
export const linesOf = (...pupils: Partial<SentLine>[]): SentLine[] =>
  pupils.map((pupil, index) => ({ line: index + 2, firstName: 'Kari', lastName: 'Nord', ...NOTHING, ...pupil }))

export const numbered = (count: number, facts: (index: number) => Partial<SentLine> = () => ({})): SentLine[] =>
  linesOf(...Array.from({ length: count }, (_, index) => ({ pupilNumber: String(index + 1), ...facts(index) })))

export function listsAt(schoolId: number, newId: () => string) {
  const params = { schoolId }
  const look = async (ask: Asker, lines: SentLine[]) => (await ask('POST /api/office/schools/:schoolId/pupil-lists/look', { params, body: { lines } })).body
  const wishOf = async (ask: Asker, lines: SentLine[], facts: Partial<Wish> = {}): Promise<Wish> => ({
    id: newId(),
    lines,
    decisions: [],
    unreadCount: 0,
    firstDay: '2026-08-17',
    lastDay: null,
    endsMany: false,
    planId: facts.planId ?? (await look(ask, lines)).planId,
    ...facts,
  })
  const send = (ask: Asker, wish: Wish) => ask('POST /api/office/schools/:schoolId/pupil-lists', { params, body: wish })
  return { look, wishOf, send, take: async (ask: Asker, lines: SentLine[], facts: Partial<Wish> = {}) => send(ask, await wishOf(ask, lines, facts)) }
}

/** Feide as a school has it, for what only asks whose names count. Nobody is ever sent there. */
export const feideOf = (schoolId: number, org: string): SignInProvider => ({
  key: 'feide',
  kind: 'feide',
  name: 'Feide',
  issuer: 'https://feide.example',
  clientId: 'x',
  secret: {
    clientSecret: 'x',
    isPosted: false,
  },
  audiences: ['pupils'],
  scope: 'openid',
  acr: null,
  orgsOfSchools: new Map([[schoolId, [org]]]),
})
