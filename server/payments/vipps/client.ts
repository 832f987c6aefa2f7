// One sales unit's line to Vipps MobilePay: the access token, fetched once and renewed in time, and the headers that
// every call carries.

import type { Static, TSchema } from 'typebox'
import type { Circuit } from '../circuit.ts'
import { makeOutgoing, type OutgoingAnswer, type OutgoingCall, type OutgoingLimits, usualOutgoingLimits } from '../outgoing.ts'
import { type OperationReference, ProviderTrouble } from '../port.ts'
import type { VippsSalesUnit } from './sales-units.ts'
import { AccessToken, readAs } from './shapes.ts'
import { troubleOf } from './troubles.ts'

export type VippsAsk = {
  method: 'GET' | 'POST' | 'DELETE'
  /** Below the API's address. */
  path: string
  body?: object
  /** Makes it happen once; then it may be repeated. */
  key?: OperationReference
  /** Until when, by `performance.now()`. */
  endsAt?: number
}

export type VippsClient = {
  merchantSerialNumber: string
  /** Answers whatever they answer, problems too. @throws ProviderTrouble when there is no answer, or our keys are refused */
  send: (ask: VippsAsk) => Promise<OutgoingAnswer>
  /** @throws ProviderTrouble */
  ask: <Shape extends TSchema>(shape: Shape, ask: VippsAsk) => Promise<Static<Shape>>
  /** The end of a time that several calls share. */
  endOfTime: () => number
}

type Parts = {
  apiUrl: string
  salesUnit: VippsSalesUnit
  circuit: Circuit
  now: () => Date
  /** Of several sales units, one whose keys are wrong must not stop the others. */
  isAlone: boolean
  limits?: OutgoingLimits
}

type Token = { text: string; renewAtMs: number }

/** A token is renewed this long before it ends, or after four fifths of a short life. */
const RENEW_BEFORE_MS = 5 * 60_000
const TOKEN_PATH = '/accesstoken/get'

const SYSTEM = {
  'vipps-system-name': 'kantinekort',
  'vipps-system-version': '0.1.0',
  'vipps-system-plugin-name': 'kantinekort-topups',
  'vipps-system-plugin-version': '0.1.0',
} as const

export function makeVippsClient({ apiUrl, salesUnit, circuit, now, isAlone, limits = usualOutgoingLimits }: Parts): VippsClient {
  const { merchantSerialNumber, clientId, clientSecret, subscriptionKey } = salesUnit
  const outgoing = makeOutgoing(circuit, limits)
  const common = { 'ocp-apim-subscription-key': subscriptionKey, 'merchant-serial-number': merchantSerialNumber, ...SYSTEM }
  let token: Token | null = null
  let fetching: Promise<Token> | null = null

  /** `refusal`: the statuses that say that our keys are wrong. */
  const call = async (wish: Omit<OutgoingCall, 'keysRefusedAt'>, refusal: readonly number[]): Promise<OutgoingAnswer> => {
    const answer = await outgoing({ ...wish, keysRefusedAt: isAlone ? refusal : [] })
    if (refusal.includes(answer.status)) throw new ProviderTrouble('keys_refused', { theirCode: String(answer.status) })
    return answer
  }

  const fetchToken = async (endsAt: number): Promise<Token> => {
    const askedAtMs = now().getTime()
    const headers = { ...common, client_id: clientId, client_secret: clientSecret }
    const { status, text } = await call({ method: 'POST', url: apiUrl + TOKEN_PATH, headers, mayRepeat: true, endsAt }, [400, 401, 403])
    if (status !== 200) throw troubleOf(status, text)
    const { access_token, expires_in } = readAs(AccessToken, text)
    const lifeMs = Number(expires_in) * 1_000
    return { text: access_token, renewAtMs: askedAtMs + Math.max(lifeMs - RENEW_BEFORE_MS, lifeMs * 0.8) }
  }

  // Many who need a new one at once wait for the same.
  const validToken = async (endsAt: number): Promise<{ held: Token; isNew: boolean }> => {
    if (token && now().getTime() < token.renewAtMs) return { held: token, isNew: false }
    fetching ??= fetchToken(endsAt).finally(() => {
      fetching = null
    })
    token = await fetching
    return { held: token, isNew: true }
  }

  const endOfTime = () => performance.now() + limits.allMayTakeMs

  const send: VippsClient['send'] = async ({ method, path, body, key, endsAt = endOfTime() }) => {
    const withToken = ({ text }: Token, refusal: readonly number[]) =>
      call(
        {
          method,
          url: apiUrl + path,
          mayRepeat: method === 'GET' || key !== undefined,
          endsAt,
          headers: {
            ...common,
            authorization: `Bearer ${text}`,
            accept: 'application/json',
            ...(key && { 'idempotency-key': key }),
            ...(body && { 'content-type': 'application/json' }),
          },
          ...(body && { body: JSON.stringify(body) }),
        },
        refusal,
      )
    const { held, isNew } = await validToken(endsAt)
    const answer = await withToken(held, isNew ? [401] : [])
    if (answer.status !== 401) return answer
    // Tokens end early, too: when keys are changed, and when theirs is lost.
    if (token === held) token = null
    return withToken((await validToken(endsAt)).held, [401])
  }

  return {
    merchantSerialNumber,
    endOfTime,
    send,
    ask: async (shape, wish) => {
      const { status, text } = await send(wish)
      if (status < 200 || status >= 300) throw troubleOf(status, text)
      return readAs(shape, text)
    },
  }
}
