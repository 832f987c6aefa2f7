// How Vipps MobilePay says no, in the port's words. Their code stands in a field of its own; only it and the status are
// branched on, and only it and the trace are ever told.

import { ProviderTrouble, type ProviderTroubleCode } from '../port.ts'
import { readProblem } from './shapes.ts'

const CODES: Record<string, ProviderTroubleCode> = {
  '3010': 'provider_error',
  // The key or the reference was used for something else.
  '4010': 'reference_used',
  '4020': 'reference_used',
  '4150': 'reference_used',
  '5060': 'keys_refused',
  '5090': 'payment_not_found',
  '6020': 'not_possible_now',
  '6040': 'not_possible_now',
  '6050': 'not_possible_now',
  '6060': 'not_possible_now',
  '6070': 'not_possible_now',
  '6080': 'not_possible_now',
  '6090': 'not_possible_now',
  '6150': 'not_possible_now',
  '6170': 'not_possible_now',
  '6180': 'not_possible_now',
  '6190': 'not_possible_now',
  '6200': 'not_possible_now',
  '6210': 'not_possible_now',
  '6230': 'not_possible_now',
  // A refusal stays a refusal for its key, so what may go better later needs a new one.
  '6160': 'refused_for_now',
  '6250': 'refused_for_now',
  '6260': 'refused_for_now',
  '6280': 'refused_for_now',
}

const STATUSES: Record<number, ProviderTroubleCode> = {
  401: 'keys_refused',
  403: 'keys_refused',
  404: 'payment_not_found',
  409: 'reference_used',
  // Somebody else is at the payment: the same again in a moment.
  423: 'too_many_requests',
}

/** What an answer that is no success means. */
export function troubleOf(status: number, text: string): ProviderTrouble {
  const problem = readProblem(text)
  const details = problem?.extraDetails ?? []
  const code = details.find(({ name }) => name === 'ErrorCode')?.reason
  // What is wrong with a field is told in words, which are not for us: its name is enough.
  const theirCode = shortText(code) ?? shortText(details[0]?.name) ?? String(status)
  const meaning = (code && CODES[code]) || STATUSES[status] || 'request_refused'
  return new ProviderTrouble(meaning, { theirCode, trace: shortText(problem?.traceId) })
}

const shortText = (text: string | null | undefined): string | null => (text && /^[\w.[\]-]{1,80}$/.test(text) ? text : null)
