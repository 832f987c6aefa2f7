import type { RefusalFacts } from '../../contract/refusals.ts'
import { en as allergens } from '../allergens/en.ts'
import { amountIn, minutesIn, numberIn, priceRange, textIn } from './facts.ts'
import { contentsIn, productsIn, type StopWords } from './stop-sentences.ts'
import type { TillRefusalTexts } from './till-texts.ts'

const words: StopWords = {
  and: 'and',
  contains: (what, product) => `Contains ${what}: ${product}.`,
  traces: (what, product) => `May contain traces of ${what}: ${product}.`,
  cannotStand: (firstName, what) => `${firstName} cannot have ${what}.`,
  somethingIn: 'Something in the basket is listed as something that the pupil cannot have.',
}
const products = (facts: RefusalFacts) => productsIn(facts, words.and, (name) => `“${name}”`)
/** Without a network nobody can say yes at the till. */
const orAdult = (facts: RefusalFacts) => (facts['isAlone'] === true ? '' : ', or let an adult decide')
const orProof = (facts: RefusalFacts) => (facts['isAlone'] === true ? '' : ', or show proof of age to an adult who can say yes')

export const en: TillRefusalTexts = {
  day_is_over: 'The day has been closed, so this till sells no more today. Use another till, or wait until tomorrow.',
  nothing_sold_today: 'The till has sold nothing since the last daily report. There is nothing to close.',
  receipt_copied_before: 'The receipt has been printed, and so has its copy. The law allows one copy only: the family sees the purchase in their profile.',
  return_more_than_left: (facts) =>
    `${textIn(facts, 'name', (name) => `Of “${name}”,`) || 'Of one of the goods,'} ${numberIn(facts, 'leftQuantity', (left) => (left === 0 ? 'none is' : left === 1 ? 'only 1 is' : `only ${left} are`)) || 'fewer are'} left to return. The rest has come back before.`,
  not_enough_for_all: (facts) => `The balance does not reach for everything. Take out ${products(facts) || 'something'}, and the rest goes through.`,
  price_out_of_bounds: (facts) =>
    `${textIn(facts, 'name', (name) => `“${name}”`) || 'Something'} has a price that the office does not allow${priceRange(facts, (least, most) => `: it goes from ${least} to ${most}`)}. Take it out of the basket, and key it in again.`,
  purchase_replaced: 'This sale was made again without a network. It is charged that time only, so go on to the next.',
  offline_not_allowed: 'The school does not sell without a network. Wait until the till has contact again.',
  offline_list_too_old: 'The till has been without a network too long to know who has money on the card. Wait until it has contact again.',
  offline_waited_too_long: 'Sales have waited too long to be sent. Get the till online before it sells more.',
  offline_till_full: 'So much is waiting on this till that it sells no more without a network. Get it online, or use another till.',
  offline_card_unknown: 'The till does not know this card without a network. Try another card, or wait until there is contact again.',
  offline_amount_too_high: (facts) =>
    `Without a network the till sells for at most ${amountIn(facts, 'mostOre', (most) => most) || 'a smaller amount'} at a time. Take something out.`,
  offline_card_limit: (facts) =>
    `The card has spent what it can without a network today${amountIn(facts, 'leftOre', (left) => `: ${left} is left`)}. Take something out, or wait until there is contact again.`,
  offline_balance_unsure: (facts) =>
    `Without a network the card can pay ${amountIn(facts, 'leftOre', (left) => left) || 'less than this'}. Take something out, or wait until there is contact again.`,
  offline_cashier_unknown:
    'This till does not know your PIN without a network. Let somebody who has signed in here before take over until there is contact again.',
  offline_pin_locked: 'The wrong PIN has been keyed in too often without a network. Let somebody else take over, or wait until there is contact again.',
  reserve_device_unknown: 'We do not know this device. Make it a till again with a code from the office.',
  too_many_devices: 'This till has had too many devices. Make a new till in the office.',
  training_is_over: 'The training is over. What you ring up now is paid.',
  receipt_address_unknown: 'We know no address of whoever paid. Write an address instead.',
  receipt_waits: 'The receipt cannot be printed right now. Try again when the sale has been booked.',
  delivery_receipt_printed: 'The delivery receipt has been printed. It is printed only once.',
  provisional_receipt_printed: 'The provisional receipt has been printed. It is printed only once.',
  served_and_paid: 'This has been served and paid before. Empty the basket, so that nobody pays twice.',
  served_and_replaced: 'There is a newer provisional receipt for this. Empty the basket, and bring back the newest.',
  not_while_practising: 'While practising there are only training receipts. End the practice first.',
  return_too_late: (facts) =>
    `The sale is too old to be taken back here${numberIn(facts, 'days', (days) => `: the school takes goods back for ${days === 1 ? 'one day' : `${days} days`}`)}. The office can give money back in another way.`,
  training_receipt_printed: 'The training receipt has been printed. It is printed only once.',
  cashier_not_signed_in: 'Nobody is signed in at the till. Choose your name and key in your PIN, and it sells again.',
  another_cashier: 'Somebody else has signed in at the till meanwhile. See who it is at the top, and sign in yourself before you sell.',
  cashier_not_here: 'This cashier is not in use any more. Choose another name, or ask the office.',
  cashiers_not_in_use: 'The school does not use sign-in at the till. You can sell without it.',
  pin_wrong: (facts) =>
    `The PIN is not right. ${numberIn(facts, 'triesLeft', (left) => (left === 0 ? 'Wait a little before you try again' : left === 1 ? 'You have one try left' : `You have ${left} tries left`)) || 'Try again'}.`,
  pin_tried_too_often: (facts) =>
    `The wrong PIN has been keyed in too often. Wait ${minutesIn(facts, (minutes) => (minutes === 1 ? 'one minute' : waitOf(minutes))) || 'a little'}, or get a new PIN from the office.`,
  pin_not_usable: 'This PIN is too easy to guess. Choose four to six digits that are not all alike, not in a row and not repeated.',
  supervisor_needed: 'A pupil sells under supervision. Have an adult cashier key in their PIN first.',
  adult_needed: 'An adult cashier must do this. Choose the name of an adult.',
  second_adult_needed: 'Whoever is selling cannot approve it alone. Have another adult cashier key in their PIN.',
  no_adult_cashier: 'The school needs at least one adult cashier when everybody signs in. Add an adult, or turn sign-in off first.',
  pupil_is_cashier: 'This pupil is a cashier already. Give the one in the list a new PIN.',
  too_many_cashiers: 'The school has a hundred cashiers in use. End those who no longer sell before you add more.',
  contents_stopped: (facts) => `${contentsIn(facts, allergens, words)} Take it out of the basket${orAdult(facts)}.`,
  contents_unknown: (facts) =>
    `Nobody has confirmed what ${products(facts) || 'one of the items'} contains, and${textIn(facts, 'firstName', (name) => ` ${name}`) || ' the pupil'} has to be careful. Take it out of the basket${orAdult(facts)}.`,
  age_too_low: (facts) =>
    `${products(facts) || 'One of the items'} is sold${numberIn(facts, 'ageLimit', (age) => ` from the age of ${age}`) || ' to some only'}${textIn(facts, 'ageReason', (why) => ` (${why})`)}, and the pupil is too young. Take it out of the basket.`,
  seller_too_young: (facts) =>
    `${products(facts) || 'Something in the basket'} has an age limit, and whoever is signed in is under 18. Take it out of the basket${facts['isAlone'] === true ? ', or have an adult supervise' : ', or let an adult let it through'}.`,
  age_unknown: (facts) =>
    `${products(facts) || 'One of the items'} is sold${numberIn(facts, 'ageLimit', (age) => ` from the age of ${age}`) || ' to some only'}${textIn(facts, 'ageReason', (why) => ` (${why})`)}, and the school does not know how old the pupil is. Take it out of the basket${orProof(facts)}.`,
  limit_hours: (facts) =>
    `This card does not pay now${textIn(facts, 'from', (from) => `${textIn(facts, 'until', (until) => `, only ${from}–${until}`)}`)}. The pupil can ask for leave in Kantinekort, or come back then.`,
  limit_products: (facts) =>
    `This card cannot be used for ${products(facts) || 'one of the items'}. Take it out of the basket, or let the pupil ask for leave in Kantinekort.`,
  limit_amount: (facts) =>
    `This card cannot be used for that much now. Take out items${amountIn(facts, 'overOre', (over) => ` for at least ${over}`)}, or let the pupil ask for leave in Kantinekort.`,
  stop_not_open: 'The sale is not stopped for this now. Try to pay again to see what applies.',
  override_not_in_training: 'While you practise nobody can let a stopped sale go on. Take the item out of the basket.',
  enrolment_code_wrong: 'The till code is wrong or has run out. Make a new code in the office, and type it in.',
  till_may_not_hand_out: 'This till cannot hand out cards. Send the pupil to the office, or ask the office to allow it for the tills.',
  till_may_not_sell_by_name: 'Here sales need a card or a code. Use the card, or ask the office to allow sales without one.',
  found_by_name_over: 'The pupil was found too long ago, or has paid so already. Find the pupil once more.',
  found_by_name_too_often: (facts) =>
    `${textIn(facts, 'name', (name) => name) || 'The pupil'} has paid without a card ${numberIn(facts, 'most', (most) => `${most} times`) || 'many times'} today. Use the card or the code on the phone, or ask the office for a new card.`,
}

const waitOf = (minutes: number) => (minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`)
