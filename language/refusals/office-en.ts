import { amountIn } from './facts.ts'
import type { OfficeRefusalTexts } from './office-texts.ts'

export const en: OfficeRefusalTexts = {
  bank_file_unreadable: 'The file cannot be read as a file from the bank. Fetch it again in the online bank, and try again.',
  bank_file_of_other_kind: 'This is not a file of incoming payments. Choose the file that the bank calls camt.054.',
  bank_file_other_currency: 'The file has amounts in another currency than kroner. Nothing has been booked: ask the bank whether the account is the right one.',
  bank_file_without_reference: "A payment in the file has no reference of the bank's own. Nothing has been booked: ask the bank for a new file.",
  bank_account_of_nobody: 'The file is about an account that is not known here. Nothing has been booked: add the account first, or fetch another file.',
  bank_account_taken: 'The account has been added already. Choose another account.',
  bank_payment_decided: 'Somebody has dealt with this payment already. Load the page again to see what was done.',
  refund_decided: 'This refund has already been decided. Reload the page to see what was done.',
  refund_not_by_yourself: 'You cannot approve what you asked for yourself. Ask a colleague to look at it.',
  meal_fund_too_small: (facts) => `There is not so much there${amountIn(facts, 'thereOre', (there) => `: there is ${there}`)}. Take out a smaller sum.`,
  meal_payment_decided: 'This has already been decided. Reload the page to see what was done.',
  meal_payment_not_by_yourself: 'You cannot approve what you entered yourself. Ask a colleague to look at it.',
  outstanding_is_another_now: (facts) =>
    `Something has happened meanwhile${amountIn(facts, 'outstandingOre', (amount) => `: ${amount} is outstanding now`)}. Look it over, and try again.`,
  programme_over: 'The programme is over, so nobody can be taken into it. Make a new one.',
  payout_nothing_ready: 'Nothing is ready to be paid out now. See whether anybody still has to enter an account.',
  payout_account_not_operators: 'The account is not entered as one of the operator’s. Add it under “Bank” first.',
  payout_line_decided: 'This line has been marked already. Reload the page to see what was chosen.',
  payout_day_has_passed: 'That day is over. Choose today or a day to come.',
  settlement_file_unreadable: 'The file cannot be read as a settlement, or it is not whole. Fetch it again, and try once more.',
  settlement_file_of_other_kind: 'This is not a settlement file from Swedbank Pay. Choose the XML file with the list of transactions.',
  settlement_other_currency: 'The file has amounts in another currency than kroner. Nothing has been booked: ask Swedbank Pay about the agreement.',
  settlement_of_another: 'The settlement belongs to another operator. Nothing has been booked: choose a file of your own.',
  settlement_not_next: 'A settlement before this one is missing. Read what comes in between first.',
  settlement_fee_too_large: 'The fee is larger than what the file says was sold. Look for a slip of the pen.',
  difference_explained: 'Somebody has explained this already. Reload the page to see the explanation.',
  maximum_balance_above_cap: (facts) =>
    `A canteen card may not hold so much${amountIn(facts, 'capOre', (cap) => `: the bound is ${cap}`)}. Choose a lower amount, or ask whoever runs the system to raise the bound.`,
  school_has_ended: 'The canteen at this school has closed for good. Nothing is sold here any more: choose another school.',
  meal_periods_overlap: 'Some of the times run into each other, or end before they begin. Put them right, and save again.',
  category_not_empty: 'There are products in the category, maybe some that are not sold now. Move them to another category first.',
  last_administrator: 'Nobody else is an administrator here. Make somebody else one first, so that nobody is locked out.',
  post_held_already: 'They already have this post here. Look in the list of colleagues.',
  organisation_number_not_valid: 'The organisation number is not right. It has nine digits; check for typing mistakes.',
  born_on_not_valid: 'That date of birth is not possible. Enter a day that exists and that has been.',
  no_cards_to_print: 'All cards in the batch have been handed out or thrown away. Make a new batch to print more.',
  card_not_printed_again: 'This card cannot be printed once more, since there would then be two of it. Replace it with a new card.',
  reserve_decided_before: 'This has been decided before. Reload the page to see what was decided.',
  reserve_cannot_be_booked: 'What was sold cannot be read, so it cannot be booked. Set it aside.',
  calendar_days_not_valid: 'The days do not add up. Give a name and days that exist, a year at most, with the last day after the first.',
  calendar_full: 'The calendar is full. Take away something that is over before you add more.',
  feide_name_not_valid: 'This is no Feide name. Write it as in nora@kommune.no.',
  feide_name_of_other_org: ({ orgs }) =>
    `The school does not have this Feide organisation. The name must end with ${Array.isArray(orgs) && orgs.length > 0 ? orgs.map((org) => `@${org}`).join(' or ') : 'the school’s own'}.`,
  feide_name_taken: 'Another pupil of the school has this Feide name. Check which of them it is.',
  pupil_number_not_valid:
    'A pupil number may have letters, digits and signs such as hyphens and full stops. A national identity number is no pupil number, and is never stored.',
  pupil_number_taken: 'Another pupil has this number. See whether it is the same pupil.',
  pupil_list_outdated: 'Something at the school has changed since you looked at the list. Nothing has been taken in: look at it once more.',
  pupil_decided_twice: 'Two lines are said to be the same pupil. Nothing has been taken in: put one of them right.',
  pupil_list_has_faults:
    'Some lines could not be read, so we cannot be sure who is missing. Nobody was ended: put the lines right in the list, and read it again.',
  pupil_list_ends_many: (facts) =>
    `${facts['endCount'] ?? 'Many'} of ${facts['presentCount'] ?? 'all'} pupils would have left. If that is right, say it once more.`,
}
