import { amountIn, numberIn, textIn } from './facts.ts'
import type { InsideRefusalTexts } from './inside-texts.ts'

export const en: InsideRefusalTexts = {
  card_unknown: 'We do not know this card. Try once more, or use another card.',
  card_unreadable: 'The code could not be read. Hold the card still in front of the reader, or type the digits.',
  card_blocked: 'The card is blocked, so nobody can use it now. Use the code on the phone, or unblock the card in the profile.',
  card_of_other_school: 'The card belongs to another school. It only works in the canteen there.',
  card_not_valid_now: 'The card is not valid today. Ask the school when it is valid.',
  card_not_valid_yet: 'The card is not valid yet. Ask the school from which day it works.',
  card_expired: 'The card was lent for a time, and the time is up. Use the usual card, or ask the office for a new one.',
  card_replaced: 'This card has been replaced and works no more. Use the new card.',
  card_over: 'This card has been taken out of use. Ask the office for a new card.',
  card_not_handed_out: 'The card has not been given to anybody yet. Register it in the profile, or ask the office to hand it out.',
  card_not_paired: 'This card is not linked to anybody here. Use the canteen card, or ask the office to link it to the pupil.',
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
  card_taken: 'The card already belongs to somebody. Check that it is the right card, or choose another.',
  card_not_to_register: 'This number cannot be registered. Check the characters on the card, or ask the school’s office.',
  card_not_usable: 'This code cannot be used as a card. It must have from 4 to 64 characters; try another card.',
  too_many_cards: 'Five cards are in use here already. Hand back or replace one of them first.',
  blocked_by_others: 'The card was not blocked at the till, so the till cannot open it. Ask the family to open it in the profile, or ask the office.',
  fee_is_another_now: (facts) =>
    `The fee is another now than the one you saw${amountIn(facts, 'feeOre', (fee) => `: it is ${fee}`)}. Look it over, and confirm once more.`,
  fee_settled: 'Nothing is left of this fee. Load the page anew to see what happened.',
  day_has_passed: 'The last day cannot be before today. Choose a day that is to come.',
  relation_days_not_valid: 'The days do not add up. The first day must be today or later, and the last cannot be before the first.',
  relation_has_begun: 'The access has begun, so its first day cannot be moved. End it, and give it anew from the day it is to begin.',
  amount_not_offered: 'This amount cannot be bought. Choose one of the amounts shown.',
  balance_would_be_too_high: (facts) =>
    `The balance would become too high${amountIn(facts, 'maximumBalanceOre', (maximum) => `: the limit is ${maximum}`)}. Choose a smaller amount.`,
  payment_provider_down: 'The payment service is not answering right now. No money has been taken. Try again in a while.',
  topup_not_possible_now: 'This card cannot be topped up now. Ask the school what is missing.',
  refund_above_share: (facts) =>
    `That much cannot be paid back${amountIn(facts, 'mostOre', (most) => `: right now it is ${most} at most`)}. Choose a lower amount.`,
  refund_already_sent: 'The money is already on its way, so it cannot be stopped here. You will get an e-mail when it has arrived.',
  pay_link_not_valid: 'This payment link no longer works. Ask the one who sent it for a new one.',
  bank_account_not_valid: 'The account number is not right. Check the eleven digits, and try again.',
  phone_not_bound: 'The code is no longer on this phone. Ask for a new text message in the profile to get it here.',
  phone_clock_wrong: 'The clock on this phone is wrong. Set it automatically, and try again.',
  phone_link_not_valid: 'The link has been used or has run out. Ask for a new text message in the profile.',
  mobile_missing: 'We have no mobile number to send to. Write the number of the phone that will have the code.',
  mobile_is_confirmed: 'The number is confirmed and only the school can change it. Tell the office if the pupil has a new number.',
  sms_not_set_up: 'No text messages are sent here yet, so the code cannot be put on a phone. Use the card.',
  sms_day_is_full: 'No more text messages can be sent today. Try again tomorrow, and use the card until then.',
  name_taken: 'The name is already in use here. Choose another name.',
  message_not_valid: 'The message is empty or too long. Write 4,000 characters at most.',
  looks_automatic: 'This looked like something a machine has sent. Load the page again, and write it once more.',
  enquiry_link_not_valid:
    'The link is too old, or the reply you sent with it has arrived already. Use the link in the newest e-mail from the school, or write a new enquiry under “Contact”.',
  enquiry_already_sent: (facts) =>
    `What you wrote first has already arrived${numberIn(facts, 'number', (number) => `, as number ${number}`)}. Send again if this is something more.`,
  enquiry_takes_no_replies: 'This enquiry takes no more replies. Write a new one, and mention the number if you like.',
  enquiry_has_moved_on: 'Something new has come here since you opened the enquiry. Read it, and send the answer if it still fits.',
}
