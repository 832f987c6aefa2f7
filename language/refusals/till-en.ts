import { amountIn, numberIn, textIn } from './facts.ts'
import type { TillRefusalTexts } from './till-texts.ts'

export const en: TillRefusalTexts = {
  day_is_over: 'The day has been closed, so this till sells no more today. Use another till, or wait until tomorrow.',
  nothing_sold_today: 'The till has sold nothing since the last daily report. There is nothing to close.',
  receipt_copied_before: 'The receipt has been printed, and so has its copy. The law allows one copy only: the family sees the purchase in their profile.',
  return_more_than_left: (facts) =>
    `${textIn(facts, 'name', (name) => `Of “${name}”,`) || 'Of one of the goods,'} ${numberIn(facts, 'leftQuantity', (left) => (left === 0 ? 'none is' : left === 1 ? 'only 1 is' : `only ${left} are`)) || 'fewer are'} left to return. The rest has come back before.`,
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
  reserve_device_unknown: 'We do not know this device. Make it a till again with a code from the office.',
  too_many_devices: 'This till has had too many devices. Make a new till in the office.',
  training_is_over: 'The training is over. What you ring up now is paid.',
  training_receipt_printed: 'The training receipt has been printed. It is printed only once.',
}
