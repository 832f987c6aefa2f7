// A till's token names its school and its till, so that the right row is found without a search,
// and ends in a secret. Only a hash of the whole is stored.

import { isId } from '../../contract/ids.ts'
import type { Till } from '../http/door.ts'
import { hashOfToken, newToken } from '../keys.ts'
import type { TillKey } from './store.ts'

const LONGEST_TOKEN = 200

export function newTillToken({ schoolId, tillId }: TillKey): string {
  return `${schoolId}.${tillId}.${newToken()}`
}

/** The till that a token speaks of, or null when it is no such token. Whether it is the till's is another question. */
export function readTillToken(token: string): Till | null {
  if (token.length > LONGEST_TOKEN) return null
  const [school = '', tillId, secret = '', ...rest] = token.split('.')
  const isWhole = /^[1-9]\d{0,9}$/.test(school) && isId(tillId) && secret.length > 0 && rest.length === 0
  return isWhole ? { schoolId: Number(school), tillId, tokenHash: hashOfToken(token) } : null
}
