import { amountIn, minutesIn, textIn } from './facts.ts'
import type { RefusalTexts } from './texts.ts'

export const en: RefusalTexts = {
  card_unknown: 'We do not know this card. Try once more, or use another card.',
  card_unreadable: 'The code could not be read. Hold the card still in front of the reader, or type the digits.',
  card_blocked: 'The card is blocked, so nobody can use it now. Use the code on the phone, or unblock the card in the profile.',
  card_of_other_school: 'The card belongs to another school. It only works in the canteen there.',
  card_not_valid_now: 'The card is not valid today. Ask the school when it is valid.',
  code_expired: 'The code has run out. Show the new code on the phone, and scan again.',
  code_used_before: 'This code has been used already. Wait until the phone shows a new one, and scan that.',
  phone_codes_off: (facts) =>
    `Phone codes are switched off during school hours here${textIn(facts, 'until', (until) => `, until ${until}`)}. Pay with the card.`,
  balance_too_low: (facts) =>
    `There is not enough on the card${amountIn(facts, 'missingOre', (missing) => `: ${missing} is missing`)}. Take something off, or top up first.`,
  price_changed: 'A price has changed since the item was added. Check the basket, and try again with the new price.',
  product_not_sold: (facts) => `${textIn(facts, 'name', (name) => `“${name}” is`) || 'One of the items is'} no longer sold. Take it off, and try again.`,
  total_does_not_add_up: 'The total does not match the items. Empty the basket, and start again.',
  same_id_other_content: 'This purchase was already sent with other contents. Empty the basket, and start again.',
  till_closed: 'This till is closed and cannot sell. Ask the office for a new till code.',
  outcome_unknown: 'We do not know yet whether the purchase went through. Try again: it is only charged once.',
  too_busy: 'Many people are buying right now. Wait a moment, and try again.',
  enrolment_code_wrong: 'The till code is wrong or has run out. Make a new code in the office, and type it in.',
  amount_not_offered: 'This amount cannot be bought. Choose one of the amounts shown.',
  balance_would_be_too_high: (facts) =>
    `The balance would become too high${amountIn(facts, 'maximumBalanceOre', (maximum) => `: the limit is ${maximum}`)}. Choose a smaller amount.`,
  payment_provider_down: 'The payment service is not answering right now. No money has been taken. Try again in a while.',
  topup_not_possible_now: 'This card cannot be topped up now. Ask the school what is missing.',
  bank_file_unreadable: 'The file cannot be read as a file from the bank. Fetch it again in the online bank, and try again.',
  bank_file_of_other_kind: 'This is not a file of incoming payments. Choose the file that the bank calls camt.054.',
  bank_file_other_currency: 'The file has amounts in another currency than kroner. Nothing has been booked: ask the bank whether the account is the right one.',
  bank_file_without_reference: "A payment in the file has no reference of the bank's own. Nothing has been booked: ask the bank for a new file.",
  sign_in_failed: 'The e-mail address or the password is wrong. Try again, or make a new password.',
  not_signed_in: 'You are signed out. Sign in again to continue.',
  not_allowed: 'You do not have access to this. Ask the school if you think you should.',
  link_not_valid: 'The link has been used or has run out. Ask for a new one, and we will send it by e-mail.',
  email_not_of_school: (facts) =>
    `The school only accepts the pupils’ school address${textIn(facts, 'domain', (domain) => `, the one ending in @${domain}`)}. Enter that address.`,
  email_not_valid: 'The e-mail address does not look right. Check it for typing mistakes.',
  mobile_not_valid: 'The mobile number does not look right. Write the eight digits of a Norwegian mobile number.',
  name_not_valid: 'The name has characters we cannot accept. Use letters, spaces and hyphens.',
  password_too_weak: 'The password is too weak. Use at least eight characters with a small letter, a capital letter and a digit.',
  password_too_common: 'This password is among the ones everybody guesses first. Make up another.',
  too_many_attempts: (facts) =>
    `There were too many attempts. Wait ${minutesIn(facts, (minutes) => (minutes === 1 ? 'a minute' : `${minutes} minutes`)) || 'a while'}, and try again.`,
  name_taken: 'The name is already in use here. Choose another name.',
  organisation_number_not_valid: 'The organisation number is not right. It has nine digits; check for typing mistakes.',
  email_taken: 'The e-mail address is already in use. Use another, or find the person who has it.',
  not_found: 'We cannot find what you asked for. It may have been moved or deleted. Go back and try from there.',
  not_well_formed: 'Something in what was sent is not right. Check the fields, and try again.',
  request_not_from_our_pages: 'The request did not come from our pages. Reload the page, and try again.',
  internal_error: 'Something went wrong on our side. Try again in a while, and tell the school if it keeps happening.',
}
