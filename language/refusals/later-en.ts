import { amountIn, numberIn } from './facts.ts'
import type { LaterRefusalTexts } from './later-texts.ts'

const faults: Readonly<Record<string, string>> = {
  when: 'You must choose when to top up. Choose either a limit for the balance or a day of the month.',
  threshold: 'That limit is not possible. Choose whole kroner from 10 to 500.',
  amount: 'The amount is less than the limit for the balance. Choose an amount that is at least as large.',
  room: 'There is no room for that much on the card. Choose a smaller amount or a lower limit.',
  day: 'There is no such day. Choose a day from 1 to 31.',
  cap: 'That monthly limit is not possible. Choose whole kroner, at least as much as the amount and at most 5000 kr.',
}

export const en: LaterRefusalTexts = {
  automatic_terms_not_valid: ({ fault }) => faults[String(fault)] ?? 'What you have chosen does not fit together. Look it over, and try again.',
  automatic_needs_card: 'This card cannot be charged any more. Choose “Change card”, and pay once with another.',
  payout_code_wrong: 'The code is not right. Look in the newest e-mail, and try again.',
  payout_code_over: 'The code is used up or has expired. Enter the account number once more, and we will send a new one.',
  receipt_link_not_valid: 'This link no longer works. Ask in the canteen, or see the purchase in the profile.',
  staff_need_password: 'You work in a canteen, and sign in with a password. Make a new one here; the link still works.',
  pay_link_not_possible: 'No payment link can be made for this card. The school knows why.',
  link_takes_no_more_now: 'The link cannot take that much just now. Try a smaller amount, or come back in a few days.',
  limits_not_yours: 'These limits are not yours to set. A guardian sets them, and from 18 the pupil decides.',
  limits_without_anything: 'You have not set any limit. Choose at least one, or end your limits.',
  limit_hours_not_valid: 'The time ends before it begins. Choose a time that ends later in the day.',
  asks_used_up: (facts) =>
    `You have asked ${numberIn(facts, 'most', (most) => `${most} times`) || 'as often as one can'} today. Wait for an answer, or talk to them at home.`,
  nothing_to_ask: 'No limit stops this. Try at the till, and ask for leave if it stops.',
  ask_not_open: 'This link does not work any more. It has been answered, or the day is over.',
  consent_not_yours: 'The consent is not yours to give. A guardian gives it for anyone under 18; from 18 the pupil does.',
  purchase_disputed: (facts) =>
    `This purchase has been reported already${numberIn(facts, 'number', (number) => ` (case ${number})`)}. See the answer among your enquiries.`,
  more_than_own_share: (facts) =>
    `So much cannot be moved${amountIn(facts, 'mostOre', (most) => `: at most ${most} is left of what you have paid in`)}. Choose a smaller amount.`,
  not_to_the_same_card: 'The money is on this card already. Choose one of the other cards.',
  statement_too_long: 'Too much has happened in that period for one statement. Choose fewer days, and make several.',
  period_not_valid: 'That period is not possible. Choose two days that exist, the first one first, and at most a year apart.',
  relation_without_right: 'The school has not set it up so that you can do this for the pupil. Ask the school if you need it.',
  guardian_code_not_valid: 'The code does not work. Check for typing mistakes, or ask whoever gave it to you for a new one.',
  guardian_already: 'You follow this card already. You find it on the front page.',
  invitation_not_yours: 'Guardians invite other guardians. Ask a guardian or the school to do it.',
  invitation_not_possible: 'For this pupil only the school adds guardians. Talk to the office.',
  request_not_yours: 'This is not yours to answer. Whoever is asked answers themselves.',
  sight_not_yours: 'The pupil decides this, from the age of 18. Before that the school does.',
  too_many_invitations: (facts) =>
    `There are already ${numberIn(facts, 'most', (most) => `${most} codes`) || 'too many codes'} that nobody has used. Delete one of them first.`,
  channel_not_offered: 'You cannot get messages that way now. Load the page anew, and choose one of those that are there.',
  push_not_possible: 'Your browser uses a push service that we do not know. Choose e-mail, or try another browser.',
  mobile_code_wrong: 'The code is not right, or too old. Look in the newest SMS, or ask for a new one.',
  quiet_hours_not_valid: (facts) =>
    `Quiet hours cannot last longer than ${numberIn(facts, 'hours', (hours) => `${hours} hours`) || 'half a day'}. Choose a shorter time.`,
  dispute_too_late: (facts) =>
    `This purchase was too long ago${numberIn(facts, 'days', (days) => `, the limit is ${days} days`)}. Write to the school, and they will look into it.`,
}
