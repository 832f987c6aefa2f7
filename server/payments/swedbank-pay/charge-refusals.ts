// Why a stored card was not charged, from Swedbank Pay's problem types, and what follows from each.

import type { ChargeRefusal } from '../port.ts'
import { type Problem, typeOf } from './shapes.ts'

const REFUSALS: Record<string, ChargeRefusal> = {
  acquirerinsufficientfunds: { reason: 'no_money', advice: 'later' },
  acquirererror: { reason: 'other', advice: 'later' },
  carddeclined: { reason: 'other', advice: 'later' },
  velocitycheck: { reason: 'limit_reached', advice: 'later' },
  dailylimitexceeded: { reason: 'limit_reached', advice: 'later' },
  monthlylimitexceeded: { reason: 'limit_reached', advice: 'stop' },
  authenticationrequired: { reason: 'payer_must_confirm', advice: 'ask_payer' },
  '3dsecurerequired': { reason: 'payer_must_confirm', advice: 'ask_payer' },
  acquirercardexpired: { reason: 'card_expired', advice: 'stop' },
  acquirercardstolen: { reason: 'card_stopped', advice: 'stop' },
  acquirercardblacklisted: { reason: 'card_stopped', advice: 'stop' },
  cardblacklisted: { reason: 'card_stopped', advice: 'stop' },
  acquirerpossiblefraud: { reason: 'card_stopped', advice: 'stop' },
  frauddetected: { reason: 'card_stopped', advice: 'stop' },
  acquirererrordonotretry: { reason: 'card_stopped', advice: 'stop' },
  paymenttokeninactive: { reason: 'token_ended', advice: 'stop' },
  paymenttokenerror: { reason: 'token_ended', advice: 'stop' },
}

/** What stands in no list is tried another day; a gateway's error says nothing of the card. */
export const chargeRefusalOf = (problem: Problem): ChargeRefusal => REFUSALS[typeOf(problem)] ?? { reason: 'other', advice: 'later' }
