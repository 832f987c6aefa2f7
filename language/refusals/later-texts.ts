// What families are only ever refused on screens that are fetched later: it travels with those, and no first visit pays for it.
import { createArea } from '../area.ts'
import { nb } from './later-nb.ts'
import type { RefusalText } from './texts.ts'

export const laterRefusals = [
  'automatic_terms_not_valid',
  'automatic_needs_card',
  'payout_code_wrong',
  'payout_code_over',
  'pay_link_not_possible',
  'receipt_link_not_valid',
  'staff_need_password',
  'link_takes_no_more_now',
  'consent_not_yours',
  'limits_not_yours',
  'limits_without_anything',
  'limit_hours_not_valid',
  'asks_used_up',
  'nothing_to_ask',
  'ask_not_open',
  'purchase_disputed',
  'dispute_too_late',
  'quiet_hours_not_valid',
  'channel_not_offered',
  'mobile_code_wrong',
  'push_not_possible',
  'period_not_valid',
  'relation_without_right',
  'statement_too_long',
  'more_than_own_share',
  'not_to_the_same_card',
  'guardian_code_not_valid',
  'guardian_already',
  'invitation_not_yours',
  'invitation_not_possible',
  'request_not_yours',
  'sight_not_yours',
  'too_many_invitations',
] as const
export type LaterRefusalTexts = Readonly<Record<(typeof laterRefusals)[number], RefusalText>>

export const laterRefusalTexts = createArea<LaterRefusalTexts>('later-refusals', nb, {
  nn: async () => (await import('./later-nn.ts')).nn,
  en: async () => (await import('./later-en.ts')).en,
})
