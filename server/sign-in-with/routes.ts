import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { inEqualTime, proveOneself, showSession, type SignedIn } from '../people/index.ts'
import { confirmFeideName, showFeideName } from './confirm-feide-name.ts'
import { finishVisit } from './finish-visit.ts'
import { makeRelyingParty, type SignInProvider } from './provider.ts'
import { connectByCode, connectByPassword, registerStranger, sendCode } from './strangers.ts'
import { beginVisit } from './visits.ts'
import { removeIdentity, showWaysIn } from './ways-in.ts'

// Longer than what these take when they have most to do.
const REGISTRATION_MS = 300
const CODE_MS = 150

/** Where a provider sends the browser back to: an address for each, so that no two are mixed up. */
export const returnAddress = (publicUrl: string, key: string) => `${publicUrl}/signed-in/${key}`

export function signInWithRoutes(house: House, providers: readonly SignInProvider[]): Handlers {
  const parties = new Map(
    providers.map((provider) => {
      const redirectUri = returnAddress(house.publicUrl, provider.key)
      return [provider.key, makeRelyingParty(provider, { redirectUri, log: house.log, now: () => house.clock.now().getTime() })]
    }),
  )
  type Keep = { keepSession: (token: string) => void; dropVisit: () => void }
  const welcome = async ({ keepSession, dropVisit }: Keep, { personId, sessionToken }: SignedIn) => {
    const session = await showSession(house, personId)
    keepSession(sessionToken)
    dropVisit()
    return session
  }
  return {
    'GET /api/sign-in-providers': async () => ({
      providers: providers.map(({ key, kind, name, audiences }) => ({ provider: key, kind, name, audiences: [...audiences] })),
    }),
    'POST /api/sign-in-visits': async ({ body, caller, keepVisit }) => {
      const { address, token } = await beginVisit(house, parties, { ...body, personId: null, address: caller.address })
      keepVisit(token)
      return { address }
    },
    'POST /api/sign-in-visits/finish': async ({ body, caller, visitToken, keepSession, keepVisit, dropVisit }) => {
      const { reply, sessionToken, strangerToken } = await finishVisit(house, parties, {
        ...body,
        visitToken,
        sessionToken: caller.sessionToken,
        address: caller.address,
      })
      if (sessionToken) keepSession(sessionToken)
      if (strangerToken) keepVisit(strangerToken)
      else dropVisit()
      return reply
    },
    'POST /api/sign-in-stranger/password': async ({ body, caller, visitToken, ...keep }) =>
      welcome(keep, await connectByPassword(house, parties, { ...body, token: visitToken, address: caller.address })),
    'POST /api/sign-in-stranger/code': async ({ body, caller, visitToken }) => {
      await inEqualTime(CODE_MS, () => sendCode(house, parties, { ...body, token: visitToken, address: caller.address }))
      return { done: true }
    },
    'POST /api/sign-in-stranger/confirm': async ({ body, visitToken, ...keep }) =>
      welcome(keep, await connectByCode(house, parties, { ...body, token: visitToken })),
    'POST /api/sign-in-stranger/registration': ({ body, caller, visitToken }) =>
      inEqualTime(REGISTRATION_MS, () => registerStranger(house, { wish: body, token: visitToken, address: caller.address })),
    'GET /api/ways-in': ({ caller }) => showWaysIn(house, parties, caller.personId),
    'POST /api/ways-in/visits': async ({ body: { provider, app, password }, caller, keepVisit }) => {
      await proveOneself(house, { ...caller, password })
      const isStaff = (await showSession(house, caller.personId)).staffPosts.length > 0
      const { address, token } = await beginVisit(house, parties, { provider, app, personId: caller.personId, isStaff, address: caller.address })
      keepVisit(token)
      return { address }
    },
    'POST /api/ways-in/identities/:identityId/remove': async ({ params, body, caller }) => {
      await removeIdentity(house, parties, { ...caller, ...params, ...body })
      return { done: true }
    },
    'GET /api/office/schools/:schoolId/pupils/:pupilId/feide-name': ({ params }) => showFeideName(house, parties, params),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/feide-name': async ({ params, body }) => {
      await confirmFeideName(house, parties, { ...params, typed: body.feideName })
      return { done: true }
    },
  }
}
