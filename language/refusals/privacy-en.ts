import { amountIn } from './facts.ts'
import type { PrivacyRefusalTexts } from './privacy-texts.ts'

export const en: PrivacyRefusalTexts = {
  copy_is_the_pupils: 'Only the pupil can take this copy. They do so in their own profile, or get it from the school.',
  copy_has_account: 'The pupil has an account. Ask them to take the copy themselves, under “Privacy” in the profile.',
  pupil_erased: 'This pupil has been erased, and that cannot be undone. If somebody is back at the school, enrol them anew.',
  erasure_still_at_school: 'Not as long as the pupil goes to the school, for the card is needed. Ask the school’s office to set a last day first.',
  erasure_works_here: 'Not as long as there is a post here, or a name at the till. Ask an administrator to end it first.',
  erasure_has_balance: (facts) =>
    `There is money to settle first${amountIn(facts, 'amountOre', (amount) => ` (${amount})`)}. Ask for the money back, and come again when it is paid out.`,
  erasure_has_advance: (facts) =>
    `The school has advanced money for food${amountIn(facts, 'amountOre', (amount) => ` (${amount})`)}. Pay it back with a top-up, or ask the office to write it off.`,
  erasure_money_on_its_way: 'There is money on its way in or out. Wait until it has arrived, and try again.',
  erasure_has_arrangement: 'There is an automatic top-up, or a bank card that is not forgotten yet. End the arrangement, and try again tomorrow.',
  erasure_has_open_enquiry: 'There is an enquiry that is not finished. Wait for the answer, or ask the school to close it.',
}
