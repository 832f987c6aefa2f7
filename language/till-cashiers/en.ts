import { countIn } from '../plurals.ts'
import type { TillCashierTexts } from './texts.ts'

const count = countIn('en')

export const en: TillCashierTexts = {
  title: 'Who is at the till?',
  change: 'Who takes over?',
  lead: 'Choose your name, and key in your PIN.',
  pupil: 'Pupil',
  now: 'Signed in',
  keyIn: 'Key in your PIN.',
  keyInToSupervise: (pupil) => `Key in your PIN to supervise ${pupil}.`,
  whoSupervises: 'Who supervises?',
  whoSupervisesLead: (pupil) => `${pupil} is a pupil. An adult must be present, and keys in their PIN first.`,
  digits: (digits) => `${count(digits, { one: 'digit', other: 'digits' })} keyed in`,
  backspace: 'Delete the last digit',
  enter: 'Sign in',
  otherName: 'Choose another name',
  goOn: (name) => `Go on as ${name}`,
  signOut: 'Sign out',
  endSupervision: (name) => `${name} stops supervising`,
  basketStays: (things) => `${count(things, { one: 'item', other: 'items' })} in the basket. Whoever signs in takes over the basket.`,
  signedIn: (name) => `${name} is signed in. Change cashier or sign out`,
  supervisedBy: (name) => `Supervised by ${name}`,
}
