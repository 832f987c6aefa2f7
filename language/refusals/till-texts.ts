// What only the till and the office are ever refused: no family's first visit pays for it.
import { createArea } from '../area.ts'
import type { RefusalText } from './texts.ts'
import { nb } from './till-nb.ts'

export const tillRefusals = [
  'day_is_over',
  'nothing_sold_today',
  'receipt_copied_before',
  'return_more_than_left',
  'not_enough_for_all',
  'purchase_replaced',
  'price_out_of_bounds',
  'offline_not_allowed',
  'offline_list_too_old',
  'offline_waited_too_long',
  'offline_till_full',
  'offline_card_unknown',
  'offline_amount_too_high',
  'offline_card_limit',
  'offline_balance_unsure',
  'offline_cashier_unknown',
  'offline_pin_locked',
  'reserve_device_unknown',
  'too_many_devices',
  'training_is_over',
  'training_receipt_printed',
  'cashier_not_signed_in',
  'another_cashier',
  'cashier_not_here',
  'cashiers_not_in_use',
  'pin_wrong',
  'pin_tried_too_often',
  'pin_not_usable',
  'supervisor_needed',
  'adult_needed',
  'second_adult_needed',
  'no_adult_cashier',
  'pupil_is_cashier',
  'too_many_cashiers',
  'contents_stopped',
  'contents_unknown',
  'age_too_low',
  'age_unknown',
  'stop_not_open',
  'override_not_in_training',
  'enrolment_code_wrong',
  'till_may_not_hand_out',
  'receipt_address_unknown',
  'receipt_waits',
  'delivery_receipt_printed',
  'return_too_late',
] as const
export type TillRefusalTexts = Readonly<Record<(typeof tillRefusals)[number], RefusalText>>

export const tillRefusalTexts = createArea<TillRefusalTexts>('till-refusals', nb, {
  nn: async () => (await import('./till-nn.ts')).nn,
  en: async () => (await import('./till-en.ts')).en,
})
