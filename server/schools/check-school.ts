import { Refused } from '../../contract/refusals.ts'
import { readDomain } from '../../rules/email-addresses.ts'
import { readOrganisationNumber } from '../../rules/organisation-number.ts'
import type { SchoolWish } from './store.ts'

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
  const typedDomain = wish.pupilEmailDomain?.trim().replace(/^@/, '') ?? ''
  const pupilEmailDomain = typedDomain === '' ? null : readDomain(typedDomain)
  if (typedDomain !== '' && pupilEmailDomain === null) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/pupilEmailDomain' } })
  return { ...wish, name, organisationNumber, pupilEmailDomain, address: wish.address.trim(), city: wish.city.trim() }
}
