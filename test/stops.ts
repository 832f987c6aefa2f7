// Pupils with allergies and ages, and what products hold, for tests of the till's hard stops.

import type { DeclaredAllergen } from '../contract/allergens.ts'
import { sql, transaction } from '../database/transaction.ts'
import { readAllergies } from '../rules/allergen-stops.ts'
import { keepByFamily, setBornOnIn } from '../server/allergies/index.ts'
import type { House } from '../server/house.ts'
import { confirmContentsIn, setAgeLimitIn } from '../server/menu/index.ts'
import type { TestPupil, TestProduct } from './canteen.ts'

let count = 0

export type TestGuardian = { personId: string; email: string; firstName: string }

/** Somebody who can be written to and does nothing by themselves. */
export async function makeReader(house: House, firstName = 'Kari'): Promise<TestGuardian> {
  count += 1
  const [personId, email] = [house.newId(), `leser${count}@test.example`]
  await house.database.query(sql`
    insert into person (id, email, first_name, last_name, language, email_confirmed_at, made_at)
    values (${personId}, ${email}, ${firstName}, 'Prøve', 'nb', ${house.clock.now()}, ${house.clock.now()})`)
  return { personId, email, firstName }
}

/** A guardian of a pupil, from now on. */
export async function makeGuardianOf(house: House, { schoolId, pupilId }: TestPupil, firstName?: string): Promise<TestGuardian> {
  const guardian = await makeReader(house, firstName)
  await house.database.query(sql`
    insert into guardianship (school_id, pupil_id, person_id, starts_at)
    values (${schoolId}, ${pupilId}, ${guardian.personId}, ${house.clock.now()})`)
  return guardian
}

/** A guardian says what a pupil cannot stand: "milk", or "nuts~" where traces stop too. */
export async function makeAllergic(house: House, pupil: TestPupil, ...allergies: string[]): Promise<TestGuardian> {
  const guardian = await makeGuardianOf(house, pupil)
  await keepByFamily(house, {
    schoolId: pupil.schoolId,
    walletId: pupil.walletId,
    personId: guardian.personId,
    isOwn: false,
    allergies: readAllergies(allergies),
  })
  return guardian
}

export const born = (house: House, { schoolId, pupilId }: TestPupil, bornOn: string | null) =>
  transaction(house.database, (tx) => setBornOnIn(tx, house, { schoolId, pupilId, bornOn }))

type Said = { contains?: DeclaredAllergen[]; traces?: DeclaredAllergen[]; byPersonId?: string }

/** Somebody at the canteen confirms what a product holds. */
export async function declare(
  house: House,
  schoolId: number,
  { productId }: TestProduct,
  { contains = [], traces = [], byPersonId }: Said = {},
): Promise<void> {
  const by = byPersonId ?? (await makeReader(house, 'Bjørn')).personId
  await transaction(house.database, (tx) => confirmContentsIn(tx, house, { schoolId, productId, contains, traces, ingredients: '', byPersonId: by }))
}

export async function limitAge(house: House, schoolId: number, { productId }: TestProduct, ageLimit: number | null): Promise<void> {
  const byPersonId = (await makeReader(house, 'Bjørn')).personId
  const ageReason = ageLimit === null ? null : 'Energidrikk'
  await transaction(house.database, (tx) => setAgeLimitIn(tx, house, { schoolId, productId, ageLimit, ageReason, byPersonId }))
}
