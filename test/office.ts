// An operator with two schools, for tests of the office: what staff of one school do must never reach the other.

import { transaction } from '../database/transaction.ts'
import type { House } from '../server/house.ts'
import { makeOperator, makeSchool } from '../server/schools/index.ts'

export const OPERATOR = {
  name: 'Åsmund Kantinedrift AS',
  organisationNumber: '988077917',
  isVatRegistered: true,
  address: 'Prøvegata 1',
  postalCode: '0150',
  city: 'Oslo',
  email: 'post@asmund.example',
  phone: '+4721000000',
}

export const schoolWish = (name: string) => ({
  name,
  organisationNumber: '974760673',
  address: 'Skoleveien 2',
  postalCode: '0151',
  city: 'Oslo',
  pupilEmailDomain: 'elev.example',
})

export type TestOperator = { operatorId: string; schoolId: number; otherSchoolId: number }

export function makeOperatorWithTwoSchools(house: House): Promise<TestOperator> {
  return transaction(house.database, async (tx) => {
    const operatorId = await makeOperator(tx, house, OPERATOR)
    const schoolId = await makeSchool(tx, house, { operatorId, ...schoolWish('Fjordvik skole') })
    const otherSchoolId = await makeSchool(tx, house, { operatorId, ...schoolWish('Ås ungdomsskole') })
    return { operatorId, schoolId, otherSchoolId }
  })
}
