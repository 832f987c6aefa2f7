// An operator is who runs canteens: a caterer or a municipality. Setup makes the first.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { readOrganisationNumber } from '../../rules/organisation-number.ts'
import type { House } from '../house.ts'
import { insertOperator, type OperatorWish } from './store.ts'

/** Makes an operator and answers its id. @throws Refused organisation_number_not_valid */
export async function makeOperator(tx: Queryable, house: House, wish: OperatorWish): Promise<string> {
  const organisationNumber = readOrganisationNumber(wish.organisationNumber)
  if (!organisationNumber) throw new Refused('organisation_number_not_valid')
  const operatorId = house.newId()
  await insertOperator(tx, { operatorId, madeAt: house.clock.now(), wish: { ...wish, organisationNumber } })
  return operatorId
}
