import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { showSession } from '../people/index.ts'
import { beginPasskey, keepPasskey } from './add-passkey.ts'
import { removePasskey, showPasskeys } from './passkeys.ts'
import { askForPasskey, signInWithPasskey } from './sign-in-with-passkey.ts'

export function passkeyRoutes(house: House): Handlers {
  return {
    'POST /api/passkey-sign-ins': async ({ caller, keepVisit }) => {
      const { options, token } = await askForPasskey(house, caller)
      if (token) keepVisit(token)
      return { options }
    },
    'POST /api/passkey-sign-ins/finish': async ({ body, caller, visitToken, keepSession, dropVisit }) => {
      const { personId, sessionToken } = await signInWithPasskey(house, { ...body, token: visitToken, address: caller.address })
      const session = await showSession(house, personId)
      keepSession(sessionToken)
      dropVisit()
      return session
    },
    'GET /api/ways-in/passkeys': ({ caller }) => showPasskeys(house, caller.personId),
    'POST /api/ways-in/passkeys': async ({ body, caller, keepVisit }) => {
      const { options, token } = await beginPasskey(house, { ...caller, ...body })
      keepVisit(token)
      return { options }
    },
    'POST /api/ways-in/passkeys/finish': async ({ body, caller, visitToken, dropVisit }) => {
      await keepPasskey(house, { ...body, personId: caller.personId, token: visitToken })
      dropVisit()
      return { done: true }
    },
    'POST /api/ways-in/passkeys/:passkeyId/remove': async ({ params, body, caller }) => {
      await removePasskey(house, { ...caller, ...params, ...body })
      return { done: true }
    },
  }
}
