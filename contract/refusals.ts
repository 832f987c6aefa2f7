// Every way the product can say no. `status` is the HTTP status, `retry` says whether the very same
// request can succeed later without anything being changed by the one who asks.
// The words for each code stand in language/refusals, in every language; a test keeps the two in step.

export const refusals = {
  // The purchase at the till
  card_unknown: { status: 404, retry: false },
  card_unreadable: { status: 422, retry: false },
  card_blocked: { status: 409, retry: false },
  card_of_other_school: { status: 409, retry: false },
  card_not_valid_now: { status: 409, retry: false },
  card_not_valid_yet: { status: 409, retry: false },
  card_expired: { status: 409, retry: false },
  card_replaced: { status: 409, retry: false },
  card_over: { status: 409, retry: false },
  card_not_handed_out: { status: 409, retry: false },
  card_not_paired: { status: 404, retry: false },
  code_expired: { status: 409, retry: false },
  code_used_before: { status: 409, retry: false },
  found_by_name_over: { status: 409, retry: false },
  found_by_name_too_often: { status: 409, retry: false },
  till_may_not_sell_by_name: { status: 403, retry: false },
  phone_codes_off: { status: 409, retry: false },
  balance_too_low: { status: 409, retry: false },
  not_enough_for_all: { status: 409, retry: false },
  price_changed: { status: 409, retry: false },
  price_out_of_bounds: { status: 409, retry: false },
  product_not_sold: { status: 409, retry: false },
  total_does_not_add_up: { status: 422, retry: false },
  contents_stopped: { status: 409, retry: false },
  contents_unknown: { status: 409, retry: false },
  age_too_low: { status: 409, retry: false },
  age_unknown: { status: 409, retry: false },
  limit_hours: { status: 409, retry: false },
  limit_products: { status: 409, retry: false },
  limit_amount: { status: 409, retry: false },
  seller_too_young: { status: 409, retry: false },
  same_id_other_content: { status: 422, retry: false },
  till_closed: { status: 403, retry: false },
  day_is_over: { status: 409, retry: false },
  purchase_replaced: { status: 409, retry: false },
  outcome_unknown: { status: 503, retry: true },
  too_busy: { status: 503, retry: true },

  // What the school covers
  meal_fund_too_small: { status: 409, retry: false },
  meal_payment_decided: { status: 409, retry: false },
  meal_payment_not_by_yourself: { status: 403, retry: false },
  outstanding_is_another_now: { status: 409, retry: false },
  programme_over: { status: 409, retry: false },

  // What a family says was not theirs
  purchase_disputed: { status: 409, retry: false },
  dispute_too_late: { status: 409, retry: false },

  // Between two children of the same people
  more_than_own_share: { status: 409, retry: false },
  not_to_the_same_card: { status: 422, retry: false },

  // What a wallet was used for
  period_not_valid: { status: 422, retry: false },
  statement_too_long: { status: 422, retry: false },

  // How one wants to hear
  quiet_hours_not_valid: { status: 422, retry: false },
  channel_not_offered: { status: 409, retry: false },
  push_not_possible: { status: 422, retry: false },
  mobile_code_wrong: { status: 422, retry: false },

  // The life of a card
  card_taken: { status: 409, retry: false },
  card_not_to_register: { status: 422, retry: false },
  card_not_usable: { status: 422, retry: false },
  too_many_cards: { status: 409, retry: false },
  blocked_by_others: { status: 409, retry: false },
  fee_is_another_now: { status: 409, retry: false },
  fee_settled: { status: 409, retry: false },
  till_may_not_hand_out: { status: 403, retry: false },
  no_cards_to_print: { status: 409, retry: false },
  card_not_printed_again: { status: 409, retry: false },
  day_has_passed: { status: 422, retry: false },
  relation_days_not_valid: { status: 422, retry: false },
  relation_has_begun: { status: 409, retry: false },

  // The till's day
  nothing_sold_today: { status: 409, retry: false },
  receipt_copied_before: { status: 409, retry: false },
  return_more_than_left: { status: 409, retry: false },
  training_is_over: { status: 409, retry: false },
  training_receipt_printed: { status: 409, retry: false },

  // Who stands at the till
  cashier_not_signed_in: { status: 409, retry: false },
  another_cashier: { status: 409, retry: false },
  cashier_not_here: { status: 404, retry: false },
  cashiers_not_in_use: { status: 409, retry: false },
  pin_wrong: { status: 403, retry: false },
  pin_tried_too_often: { status: 429, retry: false },
  pin_not_usable: { status: 422, retry: false },
  supervisor_needed: { status: 409, retry: false },
  adult_needed: { status: 403, retry: false },
  second_adult_needed: { status: 409, retry: false },
  no_adult_cashier: { status: 409, retry: false },
  pupil_is_cashier: { status: 409, retry: false },
  too_many_cashiers: { status: 409, retry: false },

  // Hard stops, and what is kept of a pupil for them
  stop_not_open: { status: 409, retry: false },
  override_not_in_training: { status: 409, retry: false },
  consent_not_yours: { status: 403, retry: false },
  born_on_not_valid: { status: 422, retry: false },

  // Spending limits
  limits_not_yours: { status: 403, retry: false },
  limits_without_anything: { status: 422, retry: false },
  limit_hours_not_valid: { status: 422, retry: false },
  meal_periods_overlap: { status: 422, retry: false },
  asks_used_up: { status: 409, retry: false },
  nothing_to_ask: { status: 409, retry: false },
  ask_not_open: { status: 410, retry: false },

  // Selling without a network: what a till says by itself, and what the server says of a device
  offline_not_allowed: { status: 409, retry: false },
  offline_list_too_old: { status: 409, retry: false },
  offline_waited_too_long: { status: 409, retry: false },
  offline_till_full: { status: 409, retry: false },
  offline_card_unknown: { status: 409, retry: false },
  offline_amount_too_high: { status: 409, retry: false },
  offline_card_limit: { status: 409, retry: false },
  offline_balance_unsure: { status: 409, retry: false },
  offline_cashier_unknown: { status: 409, retry: false },
  offline_pin_locked: { status: 409, retry: false },
  reserve_device_unknown: { status: 404, retry: false },
  reserve_decided_before: { status: 409, retry: false },
  reserve_cannot_be_booked: { status: 422, retry: false },
  receipt_address_unknown: { status: 409, retry: false },
  receipt_link_not_valid: { status: 410, retry: false },
  receipt_waits: { status: 409, retry: false },
  delivery_receipt_printed: { status: 409, retry: false },
  provisional_receipt_printed: { status: 409, retry: false },
  served_and_paid: { status: 409, retry: false },
  served_and_replaced: { status: 409, retry: false },
  not_while_practising: { status: 409, retry: false },
  return_too_late: { status: 409, retry: false },
  too_many_devices: { status: 409, retry: false },

  // Enrolling a till
  enrolment_code_wrong: { status: 404, retry: false },

  // Money in
  amount_not_offered: { status: 422, retry: false },
  balance_would_be_too_high: { status: 409, retry: false },
  payment_provider_down: { status: 503, retry: true },
  topup_not_possible_now: { status: 409, retry: false },
  pay_link_not_valid: { status: 410, retry: false },
  pay_link_not_possible: { status: 409, retry: false },
  link_takes_no_more_now: { status: 409, retry: false },
  automatic_terms_not_valid: { status: 422, retry: false },
  automatic_needs_card: { status: 409, retry: false },

  // Money back
  refund_above_share: { status: 409, retry: false },
  refund_decided: { status: 409, retry: false },
  refund_not_by_yourself: { status: 403, retry: false },
  refund_already_sent: { status: 409, retry: false },
  payout_code_wrong: { status: 422, retry: false },
  payout_code_over: { status: 410, retry: false },
  payout_nothing_ready: { status: 409, retry: false },
  payout_account_not_operators: { status: 422, retry: false },
  payout_line_decided: { status: 409, retry: false },
  payout_day_has_passed: { status: 422, retry: false },

  // Files from the bank
  bank_file_unreadable: { status: 422, retry: false },
  bank_file_of_other_kind: { status: 422, retry: false },
  bank_file_other_currency: { status: 422, retry: false },
  bank_file_without_reference: { status: 422, retry: false },
  bank_account_not_valid: { status: 422, retry: false },
  bank_account_of_nobody: { status: 422, retry: false },
  bank_account_taken: { status: 409, retry: false },
  bank_payment_decided: { status: 409, retry: false },

  // People
  sign_in_failed: { status: 401, retry: false },
  not_signed_in: { status: 401, retry: false },
  not_allowed: { status: 403, retry: false },
  link_not_valid: { status: 410, retry: false },
  staff_need_password: { status: 403, retry: false },
  email_not_of_school: { status: 422, retry: false },
  email_of_adult: { status: 409, retry: false },
  email_not_valid: { status: 422, retry: false },
  mobile_not_valid: { status: 422, retry: false },
  name_not_valid: { status: 422, retry: false },
  password_too_weak: { status: 422, retry: false },
  password_too_common: { status: 422, retry: false },
  too_many_attempts: { status: 429, retry: true },

  // Signing in with others, and the ways in that one has
  sign_in_provider_down: { status: 503, retry: true },
  sign_in_cancelled: { status: 409, retry: false },
  sign_in_visit_over: { status: 410, retry: false },
  sign_in_answer_not_valid: { status: 422, retry: false },
  sign_in_not_strong_enough: { status: 403, retry: false },
  sign_in_code_wrong: { status: 422, retry: false },
  sign_in_code_over: { status: 410, retry: false },
  identity_taken: { status: 409, retry: false },
  identity_held_already: { status: 409, retry: false },
  password_wrong: { status: 403, retry: false },
  sign_in_anew: { status: 403, retry: false },
  passkey_not_valid: { status: 422, retry: false },
  passkeys_not_possible: { status: 409, retry: false },
  too_many_passkeys: { status: 409, retry: false },
  // What the device itself says of passkeys.
  passkey_not_used: { status: 409, retry: false },
  passkey_not_made: { status: 409, retry: false },
  passkey_held_already: { status: 409, retry: false },
  passkeys_not_supported: { status: 409, retry: false },
  last_way_in: { status: 409, retry: false },
  feide_name_not_valid: { status: 422, retry: false },
  feide_name_of_other_org: { status: 422, retry: false },
  feide_name_taken: { status: 409, retry: false },
  // Privacy
  copy_is_the_pupils: { status: 403, retry: false },
  copy_has_account: { status: 409, retry: false },
  pupil_erased: { status: 409, retry: false },
  erasure_still_at_school: { status: 409, retry: false },
  erasure_works_here: { status: 409, retry: false },
  erasure_has_balance: { status: 409, retry: false },
  erasure_has_advance: { status: 409, retry: false },
  erasure_money_on_its_way: { status: 409, retry: false },
  erasure_has_arrangement: { status: 409, retry: false },
  erasure_has_open_enquiry: { status: 409, retry: false },

  // The code on the phone
  phone_not_bound: { status: 401, retry: false },
  phone_clock_wrong: { status: 401, retry: true },
  phone_link_not_valid: { status: 410, retry: false },
  mobile_missing: { status: 422, retry: false },
  mobile_is_confirmed: { status: 409, retry: false },
  sms_not_set_up: { status: 409, retry: false },
  sms_day_is_full: { status: 503, retry: false },

  // Settlements
  settlement_file_unreadable: { status: 422, retry: false },
  settlement_file_of_other_kind: { status: 422, retry: false },
  settlement_other_currency: { status: 422, retry: false },
  settlement_of_another: { status: 409, retry: false },
  settlement_not_next: { status: 409, retry: false },
  settlement_fee_too_large: { status: 422, retry: false },
  difference_explained: { status: 409, retry: false },

  // The office
  maximum_balance_above_cap: { status: 422, retry: false },
  name_taken: { status: 409, retry: false },
  organisation_number_not_valid: { status: 422, retry: false },
  school_has_ended: { status: 409, retry: false },
  category_not_empty: { status: 409, retry: false },
  last_administrator: { status: 409, retry: false },
  post_held_already: { status: 409, retry: false },
  email_taken: { status: 409, retry: false },

  // Relations
  relation_without_right: { status: 403, retry: false },
  guardian_code_not_valid: { status: 410, retry: false },
  guardian_already: { status: 409, retry: false },
  invitation_not_yours: { status: 403, retry: false },
  invitation_not_possible: { status: 409, retry: false },
  too_many_invitations: { status: 409, retry: false },
  request_not_yours: { status: 403, retry: false },
  sight_not_yours: { status: 403, retry: false },

  // Class lists, and what a school calls its pupils
  pupil_number_not_valid: { status: 422, retry: false },
  pupil_number_taken: { status: 409, retry: false },
  pupil_list_outdated: { status: 409, retry: false },
  pupil_decided_twice: { status: 422, retry: false },
  pupil_list_has_faults: { status: 409, retry: false },
  pupil_list_ends_many: { status: 409, retry: false },

  // The calendar
  calendar_days_not_valid: { status: 422, retry: false },
  calendar_full: { status: 409, retry: false },

  // Enquiries
  message_not_valid: { status: 422, retry: false },
  looks_automatic: { status: 422, retry: false },
  enquiry_link_not_valid: { status: 410, retry: false },
  enquiry_already_sent: { status: 409, retry: false },
  enquiry_takes_no_replies: { status: 409, retry: false },
  enquiry_has_moved_on: { status: 409, retry: false },

  // Any request
  not_found: { status: 404, retry: false },
  not_well_formed: { status: 400, retry: false },
  request_not_from_our_pages: { status: 403, retry: false },
  internal_error: { status: 500, retry: true },
} as const

export type RefusalCode = keyof typeof refusals

/** Small facts that make a refusal's sentence concrete. Never names, codes or card numbers of others. */
export type RefusalFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>

/** What a rule returns when the answer is no. */
export type Refusal = { code: RefusalCode; facts?: RefusalFacts }

/** What an action throws; one handler turns it into problem details (RFC 9457). */
export class Refused extends Error {
  readonly code: RefusalCode
  readonly facts: RefusalFacts

  constructor(refusal: RefusalCode | Refusal) {
    const { code, facts } = typeof refusal === 'string' ? { code: refusal, facts: undefined } : refusal
    super(code)
    this.name = 'Refused'
    this.code = code
    this.facts = facts ?? {}
  }
}

/** The RFC 9457 body of every refusal. Facts stand beside the standard members. */
export type Problem = { type: string; title: string; status: number; code: RefusalCode; incident?: string } & Record<string, unknown>
