// What setting up asks, in the order it asks it. Each answer is checked at once, by the same rules as in the office.

import { readEmail } from '../../rules/email-addresses.ts'
import { readOrganisationNumber } from '../../rules/organisation-number.ts'
import { readName } from '../../rules/people-names.ts'

type Question = {
  about: string
  /** The answer as it is kept, or null when it cannot be one. */
  read: (text: string) => string | null
  /** What an answer must look like. */
  mustBe: string
  /** The answer when nothing is written; without it something must be. */
  usually?: string
}

const anything = (most: number) => (text: string) => (text.trim().length > 0 && text.trim().length <= most ? text.trim() : null)
const digits = (pattern: RegExp) => (text: string) => (pattern.test(text.trim()) ? text.trim() : null)
const yesOrNo = (text: string) => (/^(y|yes|j|ja)$/i.test(text.trim()) ? 'yes' : /^(n|no|nei)$/i.test(text.trim()) ? 'no' : null)
const domainOrNothing = (text: string) => {
  const domain = text.trim().replace(/^@/, '').toLowerCase()
  return domain === '' || /^[a-z0-9æøå-]+(\.[a-z0-9æøå-]+)+$/.test(domain) ? domain : null
}

const organisationNumber = { read: readOrganisationNumber, mustBe: 'a Norwegian organisation number: nine digits, the last one a check digit' }
const shortText = { read: anything(80), mustBe: 'at most 80 characters' }
const postalCode = { read: digits(/^\d{4}$/), mustBe: 'four digits' }

export const questionOptions = {
  'operator-name': { about: 'who runs the canteens', ...shortText },
  'operator-number': { about: 'the operator’s organisation number', ...organisationNumber },
  'operator-vat': { about: 'is the operator registered for VAT (yes or no)', read: yesOrNo, mustBe: 'yes or no', usually: 'yes' },
  'operator-address': { about: 'the operator’s street address', ...shortText },
  'operator-postal-code': { about: 'the operator’s postal code', ...postalCode },
  'operator-city': { about: 'the operator’s city', ...shortText },
  'operator-email': { about: 'where families write to the operator', read: readEmail, mustBe: 'an e-mail address' },
  'operator-phone': { about: 'the operator’s telephone', read: digits(/^\+?[\d ]{5,17}$/), mustBe: 'a telephone number' },
  'school-name': { about: 'the first school', ...shortText },
  'school-number': { about: 'the school’s organisation number', ...organisationNumber },
  'school-address': { about: 'the school’s street address', ...shortText },
  'school-postal-code': { about: 'the school’s postal code', ...postalCode },
  'school-city': { about: 'the school’s city', ...shortText },
  'school-email-domain': {
    about: 'what pupils’ e-mail ends with, as in elev.skolen.no (may be empty)',
    read: domainOrNothing,
    mustBe: 'the part after the @',
    usually: '',
  },
  'first-name': { about: 'the administrator’s first name', read: readName, mustBe: 'a name' },
  'last-name': { about: 'the administrator’s last name', read: readName, mustBe: 'a name' },
  email: { about: 'the administrator’s e-mail', read: readEmail, mustBe: 'an e-mail address' },
} as const satisfies Record<string, Question>

export type QuestionName = keyof typeof questionOptions

/** The same with their common type, in order. */
export const questions: readonly (Question & { name: QuestionName })[] = (Object.keys(questionOptions) as QuestionName[]).map((name) => ({
  name,
  ...(questionOptions[name] as Question),
}))
