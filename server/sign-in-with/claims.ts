// What we take from what a provider tells of somebody: enough to fill in a form, and for Feide the names that schools confirm.
// None of it says whose an account is.

import type { SignInProviderKind } from '../../contract/sign-in-words.ts'
import { readEmail } from '../../rules/email-addresses.ts'
import { feideNamesIn } from '../../rules/feide-names.ts'
import { readName } from '../../rules/people-names.ts'

export type Claims = { firstName: string; lastName: string; email: string; feideNames: string[] }

// Where Feide puts the names by which it knows somebody.
const FEIDE_IDS = ['https://n.feide.no/claims/userid_sec', 'dataporten-userid_sec', 'userid_sec']
const MOST_FEIDE_NAMES = 10

/** Reads an id token's and userinfo's claims; what is missing or cannot be read is empty. */
export function claimsIn(kind: SignInProviderKind, told: Readonly<Record<string, unknown>>): Claims {
  const [whole, given, family, email] = ['name', 'given_name', 'family_name', 'email'].map((name) => textIn(told[name]))
  const words = (whole ?? '').split(/\s+/)
  const ids = FEIDE_IDS.map((name) => told[name]).find((value) => Array.isArray(value)) as unknown[] | undefined
  return {
    firstName: readName(given || words.slice(0, Math.max(1, words.length - 1)).join(' ')) ?? '',
    lastName: readName(family || (words.length > 1 ? (words.at(-1) ?? '') : '')) ?? '',
    email: readEmail(email ?? '') ?? '',
    feideNames: kind === 'feide' && ids ? feideNamesIn(ids.slice(0, 50)).slice(0, MOST_FEIDE_NAMES) : [],
  }
}

const textIn = (value: unknown): string => (typeof value === 'string' && value.length <= 300 ? value.trim() : '')
