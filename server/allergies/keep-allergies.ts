// Health data of children: kept only by an explicit consent of whoever may give it, and gone at once when that is withdrawn.
// A guardian who decides for them consents for a pupil under 18, or whose age nobody knows; from 18 the pupil does
// (docs/decisions/0019, 0022).

import type { AllergySource } from '../../contract/allergens.ts'
import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { hasReached } from '../../rules/age-limits.ts'
import { AGE_OF_OWN_CONSENT, writeAllergy } from '../../rules/allergen-stops.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { announceChange } from '../live/index.ts'
import { walletOf } from '../people/index.ts'
import {
  allergiesOf,
  consentOf,
  type Consent,
  deleteAllergyRows,
  deleteConsent,
  type Holder,
  holderOf,
  lockHolder,
  type PupilKey,
  pupilBy,
  writeAllergyRow,
  writeConsent,
  writeStops,
} from './store.ts'

type Stored = RouteReply<'PUT /api/wallets/:schoolId/:walletId/allergies'>
type Wanted = RouteBody<'PUT /api/wallets/:schoolId/:walletId/allergies'>['allergies']
type InPortal = { schoolId: number; walletId: string; personId: string; /** It is the pupil who asks. */ isOwn: boolean }

/** What is stored of the holder of a wallet. @throws Refused not_found, relation_without_right */
export async function showToFamily(house: House, asked: InPortal): Promise<RouteReply<'GET /api/wallets/:schoolId/:walletId/allergies'>> {
  const holder = await holderOf(house.database, asked)
  if (!holder) throw new Refused('not_found')
  // Health is for the pupil, and for whoever decides for them.
  if (!asked.isOwn && (await rightOf(house.database, house, holder, asked)) === null) throw new Refused('relation_without_right')
  const stored = await storedOf(house.database, holder, { viewerId: asked.personId, mayKnowNames: !holder.hasProtectedAddress })
  return { ...stored, firstName: holder.firstName, mayChange: (await rightOf(house.database, house, holder, asked)) !== null }
}

/** Stores what the family says, with the consent of the one who says it. @throws Refused not_found, consent_not_yours, relation_without_right */
export async function keepByFamily(house: House, { allergies, ...asked }: InPortal & { allergies: Wanted }): Promise<Stored> {
  return transaction(house.database, async (tx) => {
    const { holder, source } = await lockForFamily(tx, house, asked)
    const now = house.clock.now()
    const { personId } = asked
    // Whoever says it consents to it: the newest consent is the one that holds.
    await writeConsent(tx, holder, {
      givenBy: source === 'pupil' ? 'self' : 'guardian',
      way: 'portal',
      givenByPersonId: personId,
      recordedByPersonId: personId,
      givenAt: now,
    })
    await keep(tx, house, holder, { allergies, source, byPersonId: personId })
    return storedOf(tx, holder, { viewerId: personId, mayKnowNames: !holder.hasProtectedAddress })
  })
}

/** @throws Refused not_found, consent_not_yours, relation_without_right */
export async function withdrawByFamily(house: House, asked: InPortal): Promise<{ done: true }> {
  await transaction(house.database, async (tx) => {
    const { holder } = await lockForFamily(tx, house, asked)
    await forgetIn(tx, house, holder)
  })
  return { done: true }
}

/** What is stored of a pupil, for the office. @throws Refused not_found */
export async function showToOffice(
  house: House,
  { personId, ...key }: PupilKey & { personId: string },
): Promise<RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/stops'>> {
  const holder = await pupilBy(house.database, key)
  if (!holder) throw new Refused('not_found')
  return { bornOn: holder.bornOn, ...(await storedOf(house.database, key, { viewerId: personId, mayKnowNames: true })) }
}

type OfficeWish = PupilKey & RouteBody<'PUT /api/office/schools/:schoolId/pupils/:pupilId/allergies'> & { personId: string }

/** Stores what the school was told, by a consent that it has got. @throws Refused not_found, consent_not_yours */
export function keepByOffice(house: House, { allergies, source, consent, personId, ...key }: OfficeWish): Promise<Stored> {
  return transaction(house.database, async (tx) => {
    const holder = await lockHolder(tx, key)
    if (!holder) throw new Refused('not_found')
    if (consent.givenBy === 'self' && !isOfAge(house, holder)) throw new Refused('consent_not_yours')
    await writeConsent(tx, key, { ...consent, givenByPersonId: null, recordedByPersonId: personId, givenAt: house.clock.now() } satisfies Consent)
    await keep(tx, house, key, { allergies, source, byPersonId: personId })
    return storedOf(tx, key, { viewerId: personId, mayKnowNames: true })
  })
}

/** @throws Refused not_found */
export async function withdrawByOffice(house: House, key: PupilKey): Promise<{ done: true }> {
  await transaction(house.database, async (tx) => {
    if (!(await lockHolder(tx, key))) throw new Refused('not_found')
    await forgetIn(tx, house, key)
  })
  return { done: true }
}

/** All that is kept of what a pupil cannot stand, and that anything was. */
export async function forgetIn(tx: Queryable, house: House, key: PupilKey): Promise<void> {
  await deleteAllergyRows(tx, key, [])
  await deleteConsent(tx, key)
  await stopAtTills(tx, house, key, null)
}

async function lockForFamily(tx: Queryable, house: House, asked: InPortal): Promise<{ holder: Holder; source: AllergySource }> {
  const found = await holderOf(tx, asked)
  const holder = found && (await lockHolder(tx, found))
  if (!holder) throw new Refused('not_found')
  const source = await rightOf(tx, house, holder, asked)
  if (source === null) throw new Refused(asked.isOwn || isOfAge(house, holder) ? 'consent_not_yours' : 'relation_without_right')
  return { holder, source }
}

async function rightOf(db: Queryable, house: House, holder: Holder, { personId, schoolId, walletId }: InPortal): Promise<'guardian' | 'pupil' | null> {
  const wallet = await walletOf(db, { personId, schoolId, walletId, now: house.clock.now() })
  if (wallet?.mayLimit) return 'guardian'
  return wallet?.relation === 'own' && isOfAge(house, holder) ? 'pupil' : null
}

const isOfAge = (house: House, { bornOn }: Holder) => hasReached(AGE_OF_OWN_CONSENT, { bornOn, today: norwegianTime(house.clock.now()).date }) === true

async function keep(
  tx: Queryable,
  house: House,
  key: PupilKey,
  { allergies, source, byPersonId }: { allergies: Wanted; source: AllergySource; byPersonId: string },
): Promise<void> {
  const now = house.clock.now()
  const wanted = new Map(allergies.map((each) => [each.allergen, each]))
  const before = new Map((await allergiesOf(tx, key)).map((row) => [row.allergen, row]))
  await deleteAllergyRows(tx, key, [...wanted.keys()])
  for (const { allergen, stopsOnTraces } of wanted.values()) {
    // What stands as it stood is still whoever's word it was.
    if (before.get(allergen)?.stopsOnTraces === stopsOnTraces) continue
    await writeAllergyRow(tx, key, { allergen, stopsOnTraces, source, setByPersonId: byPersonId, setAt: now })
  }
  await stopAtTills(tx, house, key, (await allergiesOf(tx, key)).map(writeAllergy))
}

// A sale reads it with the card from now on, and tills fetch the list that they sell by alone: nobody is told whose it was.
async function stopAtTills(tx: Queryable, house: House, key: PupilKey, stoppedBy: string[] | null): Promise<void> {
  await writeStops(tx, key, { stoppedBy, now: house.clock.now() })
  await announceChange(tx, house, { schoolId: key.schoolId, kind: 'school', subjectId: null })
}

async function storedOf(db: Queryable, key: PupilKey, { viewerId, mayKnowNames }: { viewerId: string; mayKnowNames: boolean }): Promise<Stored> {
  const [allergies, consent] = [await allergiesOf(db, key), await consentOf(db, key)]
  const nameFor = (personId: string | null, name: string | null) => (mayKnowNames && personId !== viewerId ? name : null)
  return {
    allergies: allergies.map(({ setByPersonId, setByName, setAt, ...row }) => ({
      ...row,
      setAt: setAt.toISOString(),
      setBy: nameFor(setByPersonId, setByName),
      isYours: setByPersonId === viewerId,
    })),
    consent: consent && {
      givenBy: consent.givenBy,
      way: consent.way,
      givenAt: consent.givenAt.toISOString(),
      by: nameFor(consent.givenByPersonId, consent.giverName),
      isYours: consent.givenByPersonId === viewerId,
    },
  }
}
