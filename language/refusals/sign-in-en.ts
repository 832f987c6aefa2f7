import type { SignInRefusalTexts } from './sign-in-texts.ts'

export const en: SignInRefusalTexts = {
  sign_in_provider_down: 'The service you wanted to sign in with does not answer right now. Try again in a while, or sign in with e-mail and password.',
  sign_in_cancelled: 'You stopped signing in. Try again, or sign in another way.',
  sign_in_visit_over: 'This sign-in is over. It works once, in the browser where you began, and not for long. Begin again.',
  sign_in_answer_not_valid: 'We got an answer that we cannot trust, so you were not signed in. Begin again from the sign-in page.',
  sign_in_not_strong_enough: 'This way of signing in was not safe enough. Begin again, and choose a safer way where you sign in.',
  sign_in_code_wrong: 'The code is wrong. Look in the newest e-mail, and try again.',
  sign_in_code_over: 'The code is used up or too old. Ask for a new code.',
  identity_taken: 'This sign-in belongs to another account. Sign in with it, and take it away there first.',
  identity_held_already: 'You have added this sign-in before. There is nothing more to do.',
  password_wrong: 'The password is wrong. Try again, or make a new one with “Forgot your password?”.',
  sign_in_anew: 'You signed in a while ago. Sign out and in again, and do this at once.',
  passkey_not_valid: 'We do not know this passkey. Try again, or sign in another way.',
  passkeys_not_possible: 'Passkeys do not work at this address. Sign in another way.',
  too_many_passkeys: 'You have as many passkeys as there can be. Remove one that you do not use.',
  passkey_not_used: 'No passkey was used: it was stopped, or the device has none for Kantinekort. Try again, or sign in another way.',
  passkey_not_made: 'The passkey was not made, because it was stopped or took too long. Try again when you are ready.',
  passkey_held_already: 'This device has a passkey for your account already. Use it, or remove it here and on the device first.',
  passkeys_not_supported: 'This browser or device cannot use passkeys here. Update it or turn on a screen lock, or sign in another way.',
  last_way_in: 'This is the only way you can sign in. Make a password with “Forgot your password?” first.',
}
