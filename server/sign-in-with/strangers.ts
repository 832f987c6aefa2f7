// Somebody a provider vouches for and nobody here knows: which account is theirs they show by its password, or by a code that
// was sent to its own address and is written in the browser where all this began. Or they register.

import { randomInt, timingSafeEqual } from 'node:crypto'
import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { readEmail } from '../../rules/email-addresses.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { hashOfToken, hmac256 } from '../keys.ts'
import { queueMessage } from '../messages/index.ts'
import {
  becomePupilsByFeide,
  checkPassword,
  giveIdentity,
  letterWithSignInCode,
  lockPerson,
  openSession,
  personByEmail,
  register,
  type SignedIn,
} from '../people/index.ts'
import type { Claims } from './claims.ts'
import { deleteStranger, guess, keepCode, type StrangerRow, strangerOf, tieToRegistration } from './store.ts'
import type { Parties } from './visits.ts'

const CODE_LASTS_MS = 15 * 60_000
const MOST_GUESSES = 5
// A little longer than the link in the letter.
const REGISTRATION_LASTS_MS = 25 * 3_600_000

type Here = { token: string | null; address: string }

/** @throws Refused sign_in_visit_over, sign_in_failed, identity_taken, too_many_attempts */
export async function connectByPassword(
  house: House,
  parties: Parties,
  { token, address, email, password }: Here & { email: string; password: string },
): Promise<SignedIn> {
  const stranger = await knownStranger(house, token)
  const { personId } = await checkPassword(house, { email, password, address })
  return connect(house, parties, { stranger, personId })
}

/** Sends the code where the account has its address. The answer is the same where there is none. @throws Refused sign_in_visit_over, email_not_valid, too_many_attempts */
export async function sendCode(house: House, parties: Parties, { token, address, email: typed }: Here & { email: string }): Promise<void> {
  const { tokenHash, provider } = await knownStranger(house, token)
  const email = readEmail(typed)
  if (!email) throw new Refused('email_not_valid')
  await countAttempt(house, limits.signInCodeFromAddress, networkOf(address))
  await countAttempt(house, limits.signInCodeOfEmail, email)
  const code = String(randomInt(100_000_000)).padStart(8, '0')
  const now = house.clock.now()
  const expiresAt = new Date(now.getTime() + CODE_LASTS_MS)
  await transaction(house.database, async (tx) => {
    const person = await personByEmail(tx, email)
    await keepCode(tx, { tokenHash, personId: person?.personId ?? null, codeHash: hashOfCode(house, tokenHash, code), expiresAt })
    if (person) await queueMessage(tx, house, { ...letterWithSignInCode(person, { code, providerName: nameOf(parties, provider) }), expiresAt })
  })
}

/** @throws Refused sign_in_visit_over, sign_in_code_wrong, sign_in_code_over, identity_taken */
export async function connectByCode(house: House, parties: Parties, { token, code }: { token: string | null; code: string }): Promise<SignedIn> {
  const stranger = await knownStranger(house, token)
  const { tokenHash } = stranger
  // Counted before it is looked at, and outside the transaction: a hundred guesses at once are a hundred guesses.
  const sent = await guess(house.database, { tokenHash, mostGuesses: MOST_GUESSES, now: house.clock.now() })
  if (!sent) throw new Refused('sign_in_code_over')
  const isRight = timingSafeEqual(hashOfCode(house, tokenHash, code.replaceAll(/\s/g, '')), sent.codeHash)
  if (!isRight || sent.personId === null) throw new Refused('sign_in_code_wrong')
  return connect(house, parties, { stranger, personId: sent.personId })
}

/** @throws Refused sign_in_visit_over, and what `register` throws */
export async function registerStranger(
  house: House,
  { token, address, wish }: Here & { wish: RouteBody<'POST /api/sign-in-stranger/registration'> },
): Promise<RouteReply<'POST /api/sign-in-stranger/registration'>> {
  const { tokenHash } = await knownStranger(house, token)
  const expiresAt = new Date(house.clock.now().getTime() + REGISTRATION_LASTS_MS)
  return register(house, { wish, address, onMade: (tx, registrationHash) => tieToRegistration(tx, { tokenHash, registrationHash, expiresAt }) })
}

type Known = StrangerRow & { tokenHash: Buffer }

async function knownStranger(house: House, token: string | null): Promise<Known> {
  const tokenHash = hashOfToken(token ?? '')
  const stranger = token === null ? null : await strangerOf(house.database, { tokenHash, now: house.clock.now() })
  if (!stranger) throw new Refused('sign_in_visit_over')
  return { ...stranger, tokenHash }
}

async function connect(house: House, parties: Parties, { stranger, personId }: { stranger: Known; personId: string }): Promise<SignedIn> {
  const { issuer, subject, provider, tokenHash } = stranger
  const sessionToken = await transaction(house.database, async (tx) => {
    const person = await lockPerson(tx, personId)
    // Whoever comes second with the same answer is too late: it counts once.
    if (!person || !(await deleteStranger(tx, tokenHash))) throw new Refused('sign_in_visit_over')
    await giveIdentity(tx, house, { person, identity: { issuer, subject, provider }, providerName: nameOf(parties, provider) })
    return openSession(tx, house, personId)
  })
  const { feideNames } = JSON.parse(house.keys.unwrap(stranger.sealedClaims).toString('utf8')) as Claims
  await becomePupilsByFeide(house, { personId, feideNames })
  house.log('way in added', { provider })
  return { personId, sessionToken }
}

export const nameOf = (parties: Parties, key: string): string => parties.get(key)?.provider.name ?? key

const hashOfCode = (house: House, tokenHash: Buffer, code: string) => hmac256(house.keys.derive('sign-in codes'), `${tokenHash.toString('hex')}|${code}`)
