// What comes of an answer: a session for whom we know, one way in more for who is signed in, a profile for a pupil whose
// Feide name the school has confirmed, and for anybody else a question. An e-mail address decides none of it.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { orgOf } from '../../rules/feide-names.ts'
import { countAttempt, limits, networkOf } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { hashOfToken, newToken } from '../keys.ts'
import {
  becomeFeidePupil,
  becomePupilsByFeide,
  type FeidePupil,
  giveIdentity,
  insertIdentity,
  lockPerson,
  makePerson,
  noteIdentityUsed,
  openSession,
  personByEmail,
  personOfIdentity,
  personOfSession,
  pupilsByFeideNames,
} from '../people/index.ts'
import type { Claims } from './claims.ts'
import type { SignInProvider, Vouched } from './provider.ts'
import { insertStranger, knownPupil } from './store.ts'
import { endVisit, type Parties } from './visits.ts'

export const STRANGER_LASTS_MS = 60 * 60_000
const MOST_PUPILS = 20

export type Finished = {
  reply: RouteReply<'POST /api/sign-in-visits/finish'>
  /** Set where somebody is signed in. */
  sessionToken?: string
  /** Set where somebody is not known yet. */
  strangerToken?: string
}

type Wish = { provider: string; answer: string; visitToken: string | null; sessionToken: string; address: string }

/** @throws Refused sign_in_visit_over, sign_in_provider_down, sign_in_cancelled, sign_in_answer_not_valid, sign_in_not_strong_enough, identity_taken, identity_held_already, not_signed_in, too_many_attempts */
export async function finishVisit(house: House, parties: Parties, wish: Wish): Promise<Finished> {
  await countAttempt(house, limits.signInVisitFromAddress, networkOf(wish.address))
  const { app, personId: addsTo, bindings } = await endVisit(house, { token: wish.visitToken, provider: wish.provider })
  const party = parties.get(wish.provider)
  if (!party) throw new Refused('not_found')
  const { provider } = party
  const vouched = onlyOurOrgs(await atApp(app, party.vouch(wish.answer, bindings)), provider)
  if (addsTo !== null) {
    await addTo(house, { personId: addsTo, sessionToken: wish.sessionToken, vouched, provider })
    return { reply: { outcome: 'added', app } }
  }
  const sessionToken = (await signInKnown(house, vouched)) ?? (await signInFeidePupil(house, vouched, provider))
  if (sessionToken) {
    house.log('signed in with a provider', { provider: provider.key })
    return { reply: { outcome: 'signed_in', app }, sessionToken }
  }
  return { ...(await askStranger(house, vouched, provider, app)) }
}

// Whoever is refused goes back to the app they came from.
const atApp = <Answer>(app: 'portal' | 'office', work: Promise<Answer>): Promise<Answer> =>
  work.catch((error: unknown) => {
    throw error instanceof Refused ? new Refused({ code: error.code, facts: { ...error.facts, app } }) : error
  })

// Names of organisations that no school here has lead nowhere, also when a school once confirmed one.
function onlyOurOrgs(vouched: Vouched, { orgsOfSchools }: SignInProvider): Vouched {
  const orgs = new Set([...orgsOfSchools.values()].flat())
  const { claims } = vouched
  return { ...vouched, claims: { ...claims, feideNames: claims.feideNames.filter((name) => orgs.has(orgOf(name))) } }
}

async function addTo(
  house: House,
  { personId, sessionToken, vouched, provider }: { personId: string; sessionToken: string; vouched: Vouched; provider: SignInProvider },
): Promise<void> {
  // Somebody else may have signed in here meanwhile: the way in is for who asked for it, and only while they are here.
  if (sessionToken === '' || (await personOfSession(house, sessionToken)) !== personId) throw new Refused('not_signed_in')
  await transaction(house.database, async (tx) => {
    const person = await lockPerson(tx, personId)
    if (!person) throw new Refused('not_signed_in')
    await giveIdentity(tx, house, { person, identity: { ...vouched, provider: provider.key }, providerName: provider.name })
  })
  await becomePupilsByFeide(house, { personId, feideNames: vouched.claims.feideNames })
}

async function signInKnown(house: House, vouched: Vouched): Promise<string | null> {
  const personId = await personOfIdentity(house.database, vouched)
  if (personId === null) return null
  const { feideNames } = vouched.claims
  const sessionToken = await transaction(house.database, async (tx) => {
    await noteIdentityUsed(tx, { ...vouched, now: house.clock.now() })
    return openSession(tx, house, personId)
  })
  // A school may have confirmed the name since the last time.
  await becomePupilsByFeide(house, { personId, feideNames })
  return sessionToken
}

// The school has said that this Feide name is this pupil, and what the pupil is called and written to: that is enough for
// a profile. A pupil who has one already, or whose address somebody has, shows first that it is theirs.
async function signInFeidePupil(house: House, vouched: Vouched, provider: SignInProvider): Promise<string | null> {
  const { feideNames } = vouched.claims
  if (feideNames.length === 0) return null
  const pupils = await pupilsByFeideNames(house.database, { names: feideNames, limit: MOST_PUPILS })
  const first = pupils[0]
  if (!first || pupils.some(({ personId }) => personId !== null)) return null
  const made = await makePupilsProfile(house, { pupil: first, vouched, provider })
  if (made === null) return null
  await becomePupilsByFeide(house, { personId: made.personId, feideNames })
  return made.sessionToken
}

async function makePupilsProfile(
  house: House,
  { pupil: { schoolId, pupilId, kind }, vouched, provider }: { pupil: FeidePupil; vouched: Vouched; provider: SignInProvider },
): Promise<{ personId: string; sessionToken: string } | null> {
  const known = await knownPupil(house.database, { schoolId, pupilId })
  if (!known?.email || (await personByEmail(house.database, known.email))) return null
  const { email, firstName, lastName } = known
  return transaction(house.database, async (tx) => {
    const { personId } = await makePerson(tx, house, { email, firstName, lastName, language: 'nb' })
    const identity = { issuer: vouched.issuer, subject: vouched.subject, provider: provider.key }
    const isWhole =
      (await insertIdentity(tx, { ...identity, identityId: house.newId(), personId, now: house.clock.now() })) &&
      (await becomeFeidePupil(tx, { schoolId, pupilId, kind, personId }))
    if (!isWhole) throw new Refused('sign_in_visit_over')
    return { personId, sessionToken: await openSession(tx, house, personId) }
  })
}

async function askStranger(house: House, { issuer, subject, claims }: Vouched, provider: SignInProvider, app: 'portal' | 'office'): Promise<Finished> {
  const strangerToken = newToken()
  const now = house.clock.now()
  await insertStranger(house.database, {
    tokenHash: hashOfToken(strangerToken),
    issuer,
    subject,
    provider: provider.key,
    sealedClaims: house.keys.wrap(Buffer.from(JSON.stringify(claims))),
    now,
    expiresAt: new Date(now.getTime() + STRANGER_LASTS_MS),
  })
  const { firstName, lastName, email } = claims
  const stranger = { providerName: provider.name, firstName, lastName, email, schoolId: await schoolOf(house, claims) }
  return { strangerToken, reply: { outcome: 'unknown', app, stranger } }
}

async function schoolOf(house: House, { feideNames }: Claims): Promise<number | null> {
  if (feideNames.length === 0) return null
  const [pupil] = await pupilsByFeideNames(house.database, { names: feideNames, limit: 1 })
  return pupil?.schoolId ?? null
}
