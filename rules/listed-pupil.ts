// One line of a class list, judged. What cannot be kept as it stands is a fault with a name; nothing is put right by guessing.

import { isDateOfBirth } from './age-limits.ts'
import { readEmail } from './email-addresses.ts'
import { readFeideName } from './feide-names.ts'
import { readMobileNumber } from './mobile-numbers.ts'
import { isNationalId } from './national-ids.ts'
import { readName } from './people-names.ts'
import { readPupilNumber } from './pupil-numbers.ts'
import { readWrittenDay } from './written-day.ts'

export const MOST_CLASS_CHARACTERS = 20

/** A pupil as a list names one. Null: the list says nothing of it, and what is known stays. */
export type ListedPupil = {
  line: number
  firstName: string
  lastName: string
  className: string | null
  bornOn: string | null
  email: string | null
  mobile: string | null
  feideName: string | null
  pupilNumber: string | null
}

/** What a line says, as it is written. */
export type WrittenPupil = { [Key in Exclude<keyof ListedPupil, 'line'>]: string }

/** The ..._twice: two lines that are not the same say so. not_whole: a quotation that nobody closes. */
export const listFaults = [
  'no_name',
  'name_not_valid',
  'class_not_valid',
  'born_on_not_valid',
  'email_not_valid',
  'feide_name_not_valid',
  'pupil_number_not_valid',
  'national_id',
  'too_long',
  'not_whole',
  'pupil_number_twice',
  'feide_name_twice',
  'email_twice',
] as const
export type ListFault = (typeof listFaults)[number]

export function readListedPupil(written: WrittenPupil, { line, today }: { line: number; today: string }): ListedPupil | { line: number; why: ListFault } {
  const fault = (why: ListFault) => ({ line, why })
  if ([written.pupilNumber, written.bornOn, written.className, written.feideName.split('@')[0] ?? ''].some(isNationalId)) return fault('national_id')
  if (written.firstName === '' || written.lastName === '') return fault('no_name')
  const [firstName, lastName] = [readName(written.firstName), readName(written.lastName)]
  if (firstName === null || lastName === null) return fault('name_not_valid')
  if (written.className.length > MOST_CLASS_CHARACTERS || /\p{Cc}/u.test(written.className)) return fault('class_not_valid')
  const bornOn = readWrittenDay(written.bornOn)
  if (written.bornOn !== '' && (bornOn === null || !isDateOfBirth(bornOn, today))) return fault('born_on_not_valid')
  const email = readEmail(written.email)
  if (written.email !== '' && email === null) return fault('email_not_valid')
  const feideName = readFeideName(written.feideName)
  if (written.feideName !== '' && feideName === null) return fault('feide_name_not_valid')
  const pupilNumber = readPupilNumber(written.pupilNumber)
  if (written.pupilNumber !== '' && pupilNumber === null) return fault('pupil_number_not_valid')
  // Lists are full of numbers at home: what is no mobile number is left out, and keeps nobody out.
  const mobile = readMobileNumber(written.mobile)
  return { line, firstName, lastName, className: written.className === '' ? null : written.className, bornOn, email, mobile, feideName, pupilNumber }
}

type Key = 'pupilNumber' | 'feideName' | 'email'
const TWICE = { pupilNumber: 'pupil_number_twice', feideName: 'feide_name_twice', email: 'email_twice' } as const satisfies Record<Key, ListFault>

/** The lines that stand for one pupil each: those that say the very same are one, and of two that share a key neither is taken. */
export function eachOnce(listed: readonly ListedPupil[]): { pupils: ListedPupil[]; repeated: number[]; faults: { line: number; why: ListFault }[] } {
  const seen = new Set<string>()
  const repeated: number[] = []
  const once = listed.filter((pupil) => {
    const said = JSON.stringify({ ...pupil, line: 0, firstName: pupil.firstName.toLowerCase(), lastName: pupil.lastName.toLowerCase() })
    if (seen.has(said)) repeated.push(pupil.line)
    return !seen.has(said) && seen.add(said)
  })
  const faults = new Map<number, ListFault>()
  for (const key of Object.keys(TWICE) as Key[]) {
    for (const lines of grouped(once, (pupil) => pupil[key]?.toLowerCase() ?? null))
      if (lines.length > 1) for (const { line } of lines) if (!faults.has(line)) faults.set(line, TWICE[key])
  }
  return { pupils: once.filter(({ line }) => !faults.has(line)), repeated, faults: [...faults].map(([line, why]) => ({ line, why })) }
}

function grouped<Each>(all: readonly Each[], keyOf: (each: Each) => string | null): Each[][] {
  const groups = new Map<string, Each[]>()
  for (const each of all) {
    const key = keyOf(each)
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()]
}
