// Every call to a provider goes through here: a time-out for each try, a few tries with growing waits where
// repeating is safe, and the circuit. What an answer means is the adapter's to say.

import type { Circuit } from './circuit.ts'
import { CALL_MAY_TAKE_MS, ProviderTrouble, type ProviderTroubleCode } from './port.ts'

export type OutgoingCall = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: string
  /** True when doing it twice does no more than doing it once. */
  mayRepeat: boolean
  /** The statuses that mean that our keys are refused, so that the provider need not be asked again; 401 when nothing is said. */
  keysRefusedAt?: readonly number[]
  /** Until when, by `performance.now()`, where several calls share one time. */
  endsAt?: number
}
export type OutgoingAnswer = { status: number; headers: Headers; text: string }
export type Outgoing = (call: OutgoingCall) => Promise<OutgoingAnswer>

export type OutgoingLimits = { tries: number; tryMayTakeMs: number; firstWaitMs: number; allMayTakeMs: number }
export const usualOutgoingLimits: OutgoingLimits = { tries: 3, tryMayTakeMs: 4_000, firstWaitMs: 150, allMayTakeMs: CALL_MAY_TAKE_MS - 500 }

const UNAUTHORISED = [401]
const LARGEST_ANSWER = 512 * 1024

/**
 * Answers every answer that says something about the call itself, 4xx too.
 * @throws ProviderTrouble circuit_open, unreachable, no_answer, provider_error, too_many_requests, keys_refused
 */
export function makeOutgoing(circuit: Circuit, limits: OutgoingLimits = usualOutgoingLimits): Outgoing {
  const oneTry = async (call: OutgoingCall, mayTakeMs: number): Promise<OutgoingAnswer> => {
    const { status, headers, text } = await send(call, mayTakeMs)
    if (status >= 500) throw new ProviderTrouble('provider_error', { theirCode: String(status) })
    if (status === 429) throw new ProviderTrouble('too_many_requests')
    if ((call.keysRefusedAt ?? UNAUTHORISED).includes(status)) throw new ProviderTrouble('keys_refused', { theirCode: String(status) })
    return { status, headers, text }
  }
  return async (call) => {
    if (!circuit.mayCall()) throw new ProviderTrouble('circuit_open')
    const endsAt = Math.min(call.endsAt ?? Infinity, performance.now() + limits.allMayTakeMs)
    for (let tries = 1; ; tries += 1) {
      const leftMs = endsAt - performance.now()
      try {
        const answer = await oneTry(call, Math.max(1, Math.min(limits.tryMayTakeMs, leftMs)))
        circuit.wentWell()
        return answer
      } catch (error) {
        const trouble = error as ProviderTrouble
        const waitMs = limits.firstWaitMs * 2 ** (tries - 1) * (0.5 + Math.random())
        const isLast = tries >= limits.tries || endsAt - performance.now() < waitMs + 200
        if (isLast || !mayTryAgain(call, trouble.code)) {
          tell(circuit, trouble)
          throw trouble
        }
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    }
  }
}

// What was not reached was not done, so anything may be tried again then.
const mayTryAgain = (call: OutgoingCall, code: ProviderTroubleCode) =>
  code === 'unreachable' || code === 'too_many_requests' || (call.mayRepeat && (code === 'no_answer' || code === 'provider_error'))

function tell(circuit: Circuit, { code }: ProviderTrouble): void {
  if (code === 'too_many_requests') return
  circuit.failed(code, { isCertain: code === 'keys_refused' })
}

async function send({ method, url, headers, body }: OutgoingCall, mayTakeMs: number): Promise<OutgoingAnswer> {
  try {
    const answer = await fetch(url, { method, headers, redirect: 'error', signal: AbortSignal.timeout(mayTakeMs), ...(body !== undefined && { body }) })
    return { status: answer.status, headers: answer.headers, text: await limitedText(answer) }
  } catch (error) {
    throw new ProviderTrouble(isNotReached(error) ? 'unreachable' : 'no_answer')
  }
}

async function limitedText(answer: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.length
    if (size > LARGEST_ANSWER) throw new Error('the answer is too large')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

// Only errors from before anything was sent: everything else may have been heard.
const NOT_REACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])

function isNotReached(error: unknown): boolean {
  const cause = (error as { cause?: { code?: unknown; errors?: { code?: unknown }[] } }).cause
  const codes = cause?.errors?.map(({ code }) => code) ?? [cause?.code]
  return codes.length > 0 && codes.every((code) => typeof code === 'string' && NOT_REACHED.has(code))
}
