import { minutesIn, textIn } from './facts.ts'
import type { RefusalTexts } from './texts.ts'

export const en: RefusalTexts = {
  outcome_unknown: 'We do not know yet whether the purchase went through. Try again: it is only charged once.',
  too_busy: 'Many people are buying right now. Wait a moment, and try again.',
  sign_in_failed: 'The e-mail address or the password is wrong. Try again, or make a new password.',
  not_signed_in: 'You are signed out. Sign in again to continue.',
  not_allowed: 'You do not have access to this. Ask the school if you think you should.',
  link_not_valid: 'The link has been used or has run out. Ask for a new one, and we will send it by e-mail.',
  email_not_of_school: (facts) =>
    `The school only accepts the pupils’ school address${textIn(facts, 'domain', (domain) => `, the one ending in @${domain}`)}. Enter that address.`,
  email_of_adult:
    'The address is a guardian’s or of somebody who works in the canteen, and cannot be a pupil’s. Enter the pupil’s own, or leave the field empty.',
  email_not_valid: 'The e-mail address does not look right. Check it for typing mistakes.',
  mobile_not_valid: 'The mobile number does not look right. Write the eight digits of a Norwegian mobile number.',
  name_not_valid: 'The name has characters we cannot accept. Use letters, spaces and hyphens.',
  password_too_weak: 'The password is too weak. Use at least eight characters with a small letter, a capital letter and a digit.',
  password_too_common: 'This password is among the ones everybody guesses first. Make up another.',
  too_many_attempts: (facts) =>
    `There were too many attempts. Wait ${minutesIn(facts, (minutes) => (minutes === 1 ? 'a minute' : `${minutes} minutes`)) || 'a while'}, and try again.`,
  email_taken: 'The e-mail address is already in use. Use another, or find the person who has it.',
  not_found: 'We cannot find what you asked for. It may have been moved or deleted. Go back and try from there.',
  not_well_formed: 'Something in what was sent is not right. Check the fields, and try again.',
  request_not_from_our_pages: 'The request did not come from our pages. Reload the page, and try again.',
  internal_error: 'Something went wrong on our side. Try again in a while, and tell the school if it keeps happening.',
}
