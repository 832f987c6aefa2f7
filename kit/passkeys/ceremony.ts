// A passkey between the server and the device. Fetched when somebody presses for it, so that no first screen waits for it.
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { ApiRefusal, call } from '../api.ts'

/** Signs in with a passkey that the device finds itself. */
export async function signInWithPasskey(): Promise<RouteReply<'POST /api/passkey-sign-ins/finish'>> {
  mustKnow('parseRequestOptionsFromJSON')
  const { options } = await call('POST /api/passkey-sign-ins')
  if (options === null) throw refusedHere('passkeys_not_possible')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const signed = await fromDevice(() => navigator.credentials.get({ publicKey }), 'passkey_not_used')
  const { id, response } = signed.toJSON() as AuthenticationResponseJSON
  const { clientDataJSON, authenticatorData, signature, userHandle = null } = response
  return call('POST /api/passkey-sign-ins/finish', { body: { credential: { id, clientDataJSON, authenticatorData, signature, userHandle } } })
}

/** Has the device make a passkey, and the server keep its public half by a name. */
export async function addPasskey({ password, name }: { password: string | null; name: string }): Promise<void> {
  mustKnow('parseCreationOptionsFromJSON')
  const { options } = await call('POST /api/ways-in/passkeys', { body: { password } })
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const made = await fromDevice(() => navigator.credentials.create({ publicKey }), 'passkey_not_made')
  const { id, response } = made.toJSON() as RegistrationResponseJSON
  const { clientDataJSON, attestationObject } = response
  await call('POST /api/ways-in/passkeys/finish', { body: { name, credential: { id, clientDataJSON, attestationObject } } })
}

/** Older browsers have passkeys and do not read what we send: they are told so before anything is asked. */
function mustKnow(how: 'parseRequestOptionsFromJSON' | 'parseCreationOptionsFromJSON'): void {
  if (!('PublicKeyCredential' in window) || !(how in PublicKeyCredential)) throw refusedHere('passkeys_not_supported')
}

// Browsers tell no page whether somebody thought better of it or there was no passkey: both are NotAllowedError.
const WHAT_DEVICES_SAY: Readonly<Record<string, RefusalCode>> = {
  InvalidStateError: 'passkey_held_already',
  SecurityError: 'passkeys_not_possible',
  NotSupportedError: 'passkeys_not_supported',
  ConstraintError: 'passkeys_not_supported',
}

async function fromDevice(ask: () => Promise<Credential | null>, otherwise: RefusalCode): Promise<PublicKeyCredential> {
  const given = await ask().catch((cause: unknown) => {
    throw refusedHere((cause instanceof DOMException ? WHAT_DEVICES_SAY[cause.name] : undefined) ?? otherwise)
  })
  if (!(given instanceof PublicKeyCredential)) throw refusedHere(otherwise)
  return given
}

const refusedHere = (code: RefusalCode) => new ApiRefusal({ code, status: 409, facts: {}, incident: undefined })
