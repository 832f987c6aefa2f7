// What is typed about a school, and what becomes of it.
import { kronerTextToOre, oreToKronerText } from '../../contract/money.ts'
import type { School, SchoolChange, SchoolWish } from './schools.ts'

export type SchoolForm = {
  name: string
  organisationNumber: string
  address: string
  postalCode: string
  city: string
  domain: string
  maximum: string
}
type Problem = 'nameMissing' | 'organisationNumberMissing' | 'postalCodeMissing' | 'emailDomainNotUnderstood' | 'maximumNotUnderstood' | 'maximumOutside'
export type SchoolProblems = { [Key in keyof SchoolForm]?: Problem }

/** The bounds of the contract: a card should never hold more than a pupil can bear to lose. */
const LOWEST_MAXIMUM_ORE = 10_000
const HIGHEST_MAXIMUM_ORE = 1_000_000

export const emptyForm: SchoolForm = { name: '', organisationNumber: '', address: '', postalCode: '', city: '', domain: '', maximum: '1200' }

export function formOf(school: School): SchoolForm {
  const { name, organisationNumber, address, postalCode, city } = school
  return { name, organisationNumber, address, postalCode, city, domain: school.pupilEmailDomain ?? '', maximum: oreToKronerText(school.maximumBalanceOre) }
}

export function problemsOf(form: SchoolForm): SchoolProblems {
  const domain = domainIn(form)
  const maximumOre = kronerTextToOre(form.maximum)
  return {
    ...(form.name.trim() === '' ? { name: 'nameMissing' as const } : {}),
    ...(/^\d{9}$/.test(digitsOf(form.organisationNumber)) ? {} : { organisationNumber: 'organisationNumberMissing' as const }),
    ...(/^\d{4}$/.test(form.postalCode.trim()) ? {} : { postalCode: 'postalCodeMissing' as const }),
    ...(domain === '' || /^[a-z0-9æøå-]+(\.[a-z0-9æøå-]+)+$/.test(domain) ? {} : { domain: 'emailDomainNotUnderstood' as const }),
    ...(maximumOre === null
      ? { maximum: 'maximumNotUnderstood' as const }
      : maximumOre < LOWEST_MAXIMUM_ORE || maximumOre > HIGHEST_MAXIMUM_ORE
        ? { maximum: 'maximumOutside' as const }
        : {}),
  }
}

export function wishOf(form: SchoolForm): SchoolWish {
  const domain = domainIn(form)
  return {
    name: form.name.trim(),
    organisationNumber: digitsOf(form.organisationNumber),
    address: form.address.trim(),
    postalCode: form.postalCode.trim(),
    city: form.city.trim(),
    pupilEmailDomain: domain === '' ? null : domain,
  }
}

/** Only what differs from the school as it is. */
export function changeOf(school: School, form: SchoolForm): SchoolChange {
  const maximumBalanceOre = kronerTextToOre(form.maximum)
  const wanted = { ...wishOf(form), ...(maximumBalanceOre === null ? {} : { maximumBalanceOre }) }
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => school[key as keyof typeof wanted] !== value))
}

/** "987 654 321" is how Brønnøysund writes it, and how people copy it. */
function digitsOf(text: string): string {
  return text.replaceAll(/[\s\u00a0]/g, '')
}

/** People write the @ too, or a capital; both are harmless. */
function domainIn({ domain }: SchoolForm): string {
  return domain.trim().replace(/^@/, '').toLocaleLowerCase('nb')
}
