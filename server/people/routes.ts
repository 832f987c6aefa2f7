import type { RouteReply } from '../../contract/route-types.ts'
import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { addColleague, changePost, endPostOf, listColleagues } from './change-colleagues.ts'
import { confirmRegistration, type SignedIn } from './confirm-registration.ts'
import { endGuardianship } from './end-guardianship.ts'
import { inEqualTime } from './equal-time.ts'
import { listLocations } from './list-locations.ts'
import { register } from './register.ts'
import { requestNewPassword } from './request-new-password.ts'
import { endAllSessions, endSession } from './sessions.ts'
import { setNewPassword } from './set-new-password.ts'
import { showSession } from './show-session.ts'
import { signIn } from './sign-in.ts'
import { signInByLink } from './sign-in-by-link.ts'
import { setLanguage } from './store.ts'

// Longer than what these take when they have most to do.
const REGISTRATION_MS = 300
const RESET_MS = 150

export function peopleRoutes(house: House): Handlers {
  const { database } = house
  const welcome = async (keepSession: (token: string) => void, { personId, sessionToken }: SignedIn): Promise<RouteReply<'GET /api/session'>> => {
    const session = await showSession(house, personId)
    keepSession(sessionToken)
    return session
  }
  return {
    'GET /api/locations': () => listLocations(house),
    'POST /api/registrations': ({ body, caller }) => inEqualTime(REGISTRATION_MS, () => register(house, { wish: body, address: caller.address })),
    'POST /api/registrations/confirm': async ({ body, caller, keepSession }) =>
      welcome(keepSession, await confirmRegistration(house, { ...body, address: caller.address })),
    'POST /api/sessions': async ({ body, caller, keepSession }) => welcome(keepSession, await signIn(house, { ...body, address: caller.address })),
    'GET /api/session': async ({ caller, keepSession }) => {
      const session = await showSession(house, caller.personId)
      // The cookie lasts as long as the session, which being seen prolongs.
      keepSession(caller.sessionToken)
      return session
    },
    'DELETE /api/session': async ({ caller, dropSession }) => {
      await endSession(house, caller.sessionToken)
      dropSession()
      return { done: true }
    },
    'DELETE /api/sessions': async ({ caller, dropSession }) => {
      await endAllSessions(database, caller.personId)
      dropSession()
      return { done: true }
    },
    'PATCH /api/person': async ({ body, caller }) => {
      await setLanguage(database, { personId: caller.personId, language: body.language })
      return { done: true }
    },
    'POST /api/password-resets': async ({ body, caller }) => {
      await inEqualTime(RESET_MS, () => requestNewPassword(house, { ...body, address: caller.address }))
      return { done: true }
    },
    'POST /api/password-resets/finish': async ({ body, caller, keepSession }) =>
      welcome(keepSession, await setNewPassword(house, { ...body, address: caller.address })),
    'POST /api/password-resets/sign-in': async ({ body, caller, keepSession }) =>
      welcome(keepSession, await signInByLink(house, { ...body, address: caller.address })),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/end': async ({ params }) => {
      await endGuardianship(house, params)
      return { done: true }
    },
    'GET /api/office/schools/:schoolId/colleagues': ({ params }) => listColleagues(house, params),
    'POST /api/office/schools/:schoolId/colleagues': ({ params, body, caller }) => addColleague(house, { ...params, ...body, byPersonId: caller.personId }),
    'PATCH /api/office/schools/:schoolId/colleagues/:staffPostId': ({ params, body, caller }) =>
      changePost(house, { ...params, ...body, byPersonId: caller.personId }),
    'POST /api/office/schools/:schoolId/colleagues/:staffPostId/end': async ({ params, caller }) => {
      await endPostOf(house, { ...params, byPersonId: caller.personId })
      return { done: true }
    },
  }
}
