// What only the office is ever refused: it travels with the office, and no family's first visit pays for it.
import { createArea } from '../area.ts'
import { nb } from './office-nb.ts'
import type { RefusalText } from './texts.ts'

export const officeRefusals = [
  'bank_file_unreadable',
  'bank_file_of_other_kind',
  'bank_file_other_currency',
  'bank_file_without_reference',
  'bank_account_of_nobody',
  'bank_account_taken',
  'bank_payment_decided',
  'refund_decided',
  'refund_not_by_yourself',
  'meal_fund_too_small',
  'meal_payment_decided',
  'meal_payment_not_by_yourself',
  'outstanding_is_another_now',
  'programme_over',
  'payout_nothing_ready',
  'payout_account_not_operators',
  'payout_line_decided',
  'payout_day_has_passed',
  'settlement_file_unreadable',
  'settlement_file_of_other_kind',
  'settlement_other_currency',
  'settlement_of_another',
  'settlement_not_next',
  'settlement_fee_too_large',
  'difference_explained',
  'maximum_balance_above_cap',
  'school_has_ended',
  'meal_periods_overlap',
  'category_not_empty',
  'last_administrator',
  'feide_name_not_valid',
  'feide_name_of_other_org',
  'feide_name_taken',
  'post_held_already',
  'organisation_number_not_valid',
  'born_on_not_valid',
  'no_cards_to_print',
  'card_not_printed_again',
  'reserve_decided_before',
  'reserve_cannot_be_booked',
  'calendar_days_not_valid',
  'calendar_full',
  'pupil_list_outdated',
  'pupil_decided_twice',
  'pupil_list_has_faults',
  'pupil_list_ends_many',
] as const
export type OfficeRefusalTexts = Readonly<Record<(typeof officeRefusals)[number], RefusalText>>

export const officeRefusalTexts = createArea<OfficeRefusalTexts>('office-refusals', nb, {
  nn: async () => (await import('./office-nn.ts')).nn,
  en: async () => (await import('./office-en.ts')).en,
})
