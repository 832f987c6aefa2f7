// The pupils and their families, made up from a seed.

import { addressName, doubleNames, firstNames, lastNames } from './names.ts'
import type { Random } from './random.ts'
import { type DemoSchool, family, schools, signIns } from './schools.ts'

export type PlannedPerson = { firstName: string; lastName: string; email: string }

export type PlannedPupil = PlannedPerson & {
  schoolKey: DemoSchool['key']
  className: string
  /** What the school itself calls the pupil: counted at each, so that a class list can be tried. */
  pupilNumber: string
  guardians: PlannedPerson[]
  /** How often this one comes, beside the others: some never do. */
  appetite: number
  /** Money is paid in when there is less than this, and how surely. */
  lowOre: number
  payInChance: number
}

const ordinary = { lowOre: 6_000, payInChance: 0.55 }
const followed = { lowOre: 20_000, payInChance: 1 }
const FIRST_NUMBER = 1001
const SHARE_OF_SIBLINGS = 0.12
const SHARE_OF_TWO_GUARDIANS = 0.6

/** Everybody at both schools, in the order of the classes. */
export const planPupils = (random: Random): PlannedPupil[] => {
  const counts = new Map<string, number>()
  return peopleOfSchools(random).map((pupil) => {
    const count = (counts.get(pupil.schoolKey) ?? FIRST_NUMBER - 1) + 1
    counts.set(pupil.schoolKey, count)
    return { ...pupil, pupilNumber: String(count) }
  })
}

function peopleOfSchools(random: Random): Omit<PlannedPupil, 'pupilNumber'>[] {
  const taken = new Set<string>()
  const addressAt = (domain: string, ...names: string[]) => {
    const wanted = addressName(...names)
    for (let number = 1; ; number += 1) {
      const address = `${wanted}${number === 1 ? '' : number}@${domain}`
      if (taken.has(address)) continue
      taken.add(address)
      return address
    }
  }
  for (const { email } of Object.values(signIns)) taken.add(email)

  const firstName = () => (random.chance(0.04) ? random.pick(doubleNames) : random.pick(firstNames))
  const lastName = () => (random.chance(0.07) ? `${random.pick(lastNames)}-${random.pick(lastNames)}` : random.pick(lastNames))
  const guardianOf = (familyName: string): PlannedPerson => {
    const person = { firstName: firstName(), lastName: random.chance(0.7) ? familyName : lastName() }
    return { ...person, email: addressAt('familie.example', person.firstName, person.lastName) }
  }
  const families: PlannedPerson[][] = []
  const newFamily = () => {
    const name = lastName()
    const made = random.chance(SHARE_OF_TWO_GUARDIANS) ? [guardianOf(name), guardianOf(name)] : [guardianOf(name)]
    families.push(made)
    return made
  }

  const pupils: Omit<PlannedPupil, 'pupilNumber'>[] = []
  for (const school of schools) {
    const domain = school.wish.pupilEmailDomain as string
    for (const className of school.classes) {
      for (let count = random.whole(...school.pupilsAClass); count > 0; count -= 1) {
        const guardians = families.length > 0 && random.chance(SHARE_OF_SIBLINGS) ? random.pick(families) : newFamily()
        const names = { firstName: firstName(), lastName: (guardians[0] as PlannedPerson).lastName }
        pupils.push({
          ...names,
          email: addressAt(domain, names.firstName, names.lastName),
          schoolKey: school.key,
          className,
          guardians,
          appetite: appetite(random),
          ...ordinary,
        })
      }
      for (const child of family.filter((each) => each.school === school.key && each.className === className)) {
        const { lastName: name } = signIns.guardian
        const email = child.firstName === signIns.pupil.firstName ? signIns.pupil.email : addressAt(domain, child.firstName, name)
        pupils.push({
          firstName: child.firstName,
          lastName: name,
          email,
          schoolKey: school.key,
          className,
          guardians: [signIns.guardian],
          appetite: 1.2,
          ...(child.isFollowed ? followed : ordinary),
        })
      }
    }
  }
  return pupils
}

// Three in ten bring their own lunch; of the others some come now and then and some every day.
function appetite(random: Random): number {
  return random.chance(0.3) ? 0 : 0.3 + 1.4 * random.next()
}
