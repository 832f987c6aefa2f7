// SMS through LINK Mobility's REST API. LINK does not recognise a message that is sent twice, so what may have
// arrived is told apart from what certainly did not: only the latter may be sent again.

import { smsLength } from '../../../rules/sms-text.ts'
import { type Accepted, OutcomeUnknown, SMS_DAY_IS_FULL, type Transport, Undeliverable } from '../transport.ts'
import { deliveryOf, isAboutOurAccount } from './result-codes.ts'

export type LinkMobilitySettings = {
  /** As in "https://n-eu.linkmobility.io/sms", without a slash at the end. */
  baseUrl: string
  username: string
  password: string
  platformId: string
  platformPartnerId: string
  /** What stands as the sender: at most 11 letters and digits, a letter first. */
  sender: string
  /** The gate that LINK has set up for our delivery reports; null when there is none. */
  gate: string | null
  /** Numbers may begin with these only. */
  prefixes: readonly string[]
}

const ANSWER_MS = 15_000
const LONGEST_VALIDITY_MS = 48 * 3_600_000
/** A gateway's answer is a few hundred bytes. */
const LONGEST_ANSWER = 10_000

/** `reserve` takes room for so many parts in the day's budget, or answers false. */
export function linkMobility(
  settings: LinkMobilitySettings,
  { reserve, now, answerMs = ANSWER_MS }: { reserve: (parts: number) => Promise<boolean>; now: () => Date; answerMs?: number },
): Transport {
  const authorization = `Basic ${Buffer.from(`${settings.username}:${settings.password}`, 'utf8').toString('base64')}`
  return {
    channels: ['sms'],
    keepsLetters: false,
    close: async () => {},
    send: async ({ messageId, recipient, body, expiresAt }) => {
      if (!settings.prefixes.some((prefix) => recipient.startsWith(prefix))) throw new Undeliverable('number not allowed')
      const { parts } = smsLength(body)
      if (!(await reserve(parts))) throw new Undeliverable(SMS_DAY_IS_FULL)
      const validityMs = expiresAt ? Math.min(LONGEST_VALIDITY_MS, Math.max(1_000, expiresAt.getTime() - now().getTime())) : LONGEST_VALIDITY_MS
      const response = await ask(`${settings.baseUrl}/send`, {
        answerMs,
        authorization,
        request: {
          source: settings.sender,
          sourceTON: 'ALPHANUMERIC',
          destination: recipient,
          userData: body,
          platformId: settings.platformId,
          platformPartnerId: settings.platformPartnerId,
          refId: messageId,
          useDeliveryReport: settings.gate !== null,
          ...(settings.gate !== null && { deliveryReportGates: [settings.gate] }),
          relativeValidityTime: validityMs,
          ignoreResponse: false,
        },
      })
      return read(response, parts)
    },
  }
}

type Answer = { status: number; content: Record<string, unknown> }

async function ask(address: string, { answerMs, authorization, request }: { answerMs: number; authorization: string; request: object }): Promise<Answer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json; charset=utf-8', accept: 'application/json' },
      body: JSON.stringify(request),
      redirect: 'error',
      signal: AbortSignal.timeout(answerMs),
    })
    const text = (await response.text()).slice(0, LONGEST_ANSWER)
    return { status: response.status, content: asObject(text) }
  } catch (error) {
    throw neverLeft(error) ? new Error('link not reached') : new OutcomeUnknown('outcome unknown')
  }
}

function asObject(text: string): Record<string, unknown> {
  try {
    const content: unknown = JSON.parse(text)
    return typeof content === 'object' && content !== null ? { ...content } : {}
  } catch {
    return {}
  }
}

// There was no connection to send it through. Everything else, a timeout above all, may have come after it was taken.
const NO_CONNECTION = /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_.*|.*SELF_SIGNED.*|UNABLE_TO_.*)$/
const neverLeft = (error: unknown) => NO_CONNECTION.test(String(((error as Error).cause as { code?: unknown } | undefined)?.code ?? ''))

function read({ status, content }: Answer, parts: number): Accepted {
  const { messageId, resultCode } = content
  if (status === 200 && typeof resultCode === 'number') {
    const delivery = deliveryOf(resultCode)
    if (delivery === 'failed' || delivery === 'expired') throw new Undeliverable(`link ${resultCode}`)
    if (delivery === 'unknown' || typeof messageId !== 'string') throw new OutcomeUnknown('outcome unknown')
    return { providerId: messageId.slice(0, 200), delivery, code: resultCode, parts }
  }
  // Behind a gateway of theirs, or an answer that is none: it may have been taken.
  if (status < 400 || status === 502 || status === 504) throw new OutcomeUnknown('outcome unknown')
  const why = typeof content.status === 'number' ? content.status : status
  if (status === 400 && !isAboutOurAccount(why)) throw new Undeliverable(`link ${why}`)
  throw new Error(`link ${why}`)
}
