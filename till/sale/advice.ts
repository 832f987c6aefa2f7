// What whoever stands at the till does about each refusal of a purchase: one thing, on one button.
// The sentences stand in language/till under the same codes.
import type { RefusalCode } from '../../contract/refusals.ts'

export const remedies = ['scan_again', 'change_basket', 'remove_product', 'accept_prices', 'empty_basket', 'enrol', 'sign_in', 'try_again'] as const
export type Remedy = (typeof remedies)[number]

export type Advice = {
  remedy: Remedy
  /** The card was good; when the basket has been put right it pays without a new scan. */
  keepsCode: boolean
  /** The catalogue is fetched anew first. */
  needsPrices: boolean
}

const anotherCard: Advice = { remedy: 'scan_again', keepsCode: false, needsPrices: false }

export const advice = {
  card_unknown: anotherCard,
  card_unreadable: anotherCard,
  card_blocked: anotherCard,
  card_of_other_school: anotherCard,
  card_not_valid_now: anotherCard,
  card_not_valid_yet: anotherCard,
  card_expired: anotherCard,
  card_replaced: anotherCard,
  card_over: anotherCard,
  card_not_handed_out: anotherCard,
  card_not_paired: anotherCard,
  code_expired: anotherCard,
  code_used_before: anotherCard,
  phone_codes_off: anotherCard,
  balance_too_low: { remedy: 'change_basket', keepsCode: true, needsPrices: false },
  price_changed: { remedy: 'accept_prices', keepsCode: true, needsPrices: true },
  product_not_sold: { remedy: 'remove_product', keepsCode: true, needsPrices: true },
  total_does_not_add_up: { remedy: 'accept_prices', keepsCode: true, needsPrices: true },
  same_id_other_content: { remedy: 'try_again', keepsCode: true, needsPrices: false },
  till_closed: { remedy: 'enrol', keepsCode: false, needsPrices: false },
  training_is_over: { remedy: 'empty_basket', keepsCode: false, needsPrices: false },
  day_is_over: { remedy: 'empty_basket', keepsCode: false, needsPrices: false },
  not_well_formed: { remedy: 'empty_basket', keepsCode: false, needsPrices: false },
} as const satisfies Partial<Record<RefusalCode, Advice>>

/** What the till says by itself while it is alone, of who sells, and hard stops. Their sentences are the general ones. */
const changeBasket: Advice = { remedy: 'change_basket', keepsCode: true, needsPrices: false }
const emptyBasket: Advice = { remedy: 'empty_basket', keepsCode: false, needsPrices: false }
const signIn: Advice = { remedy: 'sign_in', keepsCode: false, needsPrices: false }
const generalAdvice: Partial<Record<string, Advice>> = {
  cashier_not_signed_in: signIn,
  another_cashier: signIn,
  served_and_paid: emptyBasket,
  served_and_replaced: emptyBasket,
  price_out_of_bounds: { remedy: 'remove_product', keepsCode: true, needsPrices: true },
  found_by_name_over: anotherCard,
  offline_card_unknown: anotherCard,
  offline_amount_too_high: changeBasket,
  offline_card_limit: changeBasket,
  offline_balance_unsure: changeBasket,
  not_enough_for_all: changeBasket,
  // Hard stops have a screen of their own, till/stops.
  contents_stopped: changeBasket,
  contents_unknown: changeBasket,
  age_too_low: changeBasket,
  age_unknown: changeBasket,
  // What guardians have decided: what it is about stands in the sentence, and what somebody has set never does.
  limit_products: changeBasket,
  limit_amount: changeBasket,
  limit_hours: anotherCard,
  seller_too_young: changeBasket,
} satisfies Partial<Record<RefusalCode, Advice>>

export type AdvisedCode = keyof typeof advice

export function isAdvised(code: string): code is AdvisedCode {
  return code in advice
}

/** A refusal that no purchase should get is treated as one to try once more. */
export function adviceOn(code: string): Advice {
  return isAdvised(code) ? advice[code] : (generalAdvice[code] ?? { remedy: 'try_again', keepsCode: true, needsPrices: false })
}
