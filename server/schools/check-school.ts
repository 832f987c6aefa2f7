import { Refused } from '../../contract/refusals.ts'
import { readOrganisationNumber } from '../../rules/organisation-number.ts'
import type { SchoolWish } from './store.ts'

const DOMAIN = /^[a-z0-9æøåäöáčđŋšŧž]([a-z0-9æøåäöáčđŋšŧž-]*\.)+[a-zæøå]{2,}$/

/**
 * What was typed about a school as it is kept: without spaces around it, the number as nine digits,
 * the domain in small letters and without the @ that people put before it.
 * @throws Refused organisation_number_not_valid, not_well_formed
 */
export function checkSchool<Wish extends SchoolWish>(wish: Wish): Wish {
  const organisationNumber = readOrganisationNumber(wish.organisationNumber)
  if (!organisationNumber) throw new Refused('organisation_number_not_valid')
  const name = wish.name.trim()
  if (name === '') throw new Refused({ code: 'not_well_formed', facts: { where: 'body/name' } })
  const pupilEmailDomain = wish.pupilEmailDomain && wish.pupilEmailDomain.trim().replace(/^@/, '').toLowerCase()
  if (pupilEmailDomain && !DOMAIN.test(pupilEmailDomain)) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/pupilEmailDomain' } })
  return { ...wish, name, organisationNumber, pupilEmailDomain: pupilEmailDomain || null, address: wish.address.trim(), city: wish.city.trim() }
}
