// What stops a sale because of what is in the food: a pupil's allergens held against what somebody has confirmed of each
// product. Nobody's word is no word: a product that is not confirmed is unknown, and never free of anything.

import type { DeclaredAllergen, PupilAllergen } from '../contract/allergens.ts'

export type Allergy = { allergen: PupilAllergen; /** «Kan inneholde spor» stops it too. */ stopsOnTraces: boolean }
export type Declaration = { contains: readonly DeclaredAllergen[]; traces: readonly DeclaredAllergen[]; isDeclared: boolean }

/** What of a product a pupil cannot stand. */
export type Hit = { contains: DeclaredAllergen[]; traces: DeclaredAllergen[]; allergens: PupilAllergen[] }

const isOf = (allergen: PupilAllergen, declared: DeclaredAllergen) => declared === allergen || declared.startsWith(`${allergen}.`)

/** Null: nothing of it; `unknown`: nobody has confirmed what it holds. Somebody without allergens is asked nothing. */
export function hitOf(declaration: Declaration | undefined, allergies: readonly Allergy[]): Hit | 'unknown' | null {
  if (allergies.length === 0) return null
  if (!declaration?.isDeclared) return 'unknown'
  const contains = new Set<DeclaredAllergen>()
  const traces = new Set<DeclaredAllergen>()
  const allergens = new Set<PupilAllergen>()
  for (const { allergen, stopsOnTraces } of allergies) {
    for (const declared of declaration.contains) {
      if (!isOf(allergen, declared)) continue
      contains.add(declared)
      allergens.add(allergen)
    }
    if (!stopsOnTraces) continue
    for (const declared of declaration.traces) {
      if (!isOf(allergen, declared)) continue
      traces.add(declared)
      allergens.add(allergen)
    }
  }
  return allergens.size === 0 ? null : { contains: [...contains], traces: [...traces], allergens: [...allergens] }
}

// Beside a pupil and in a list they are kept short: "milk", and "nuts~" where traces stop too.
const TRACES = '~'

export const writeAllergy = ({ allergen, stopsOnTraces }: Allergy) => `${allergen}${stopsOnTraces ? TRACES : ''}`

export function readAllergies(texts: readonly string[] | null): Allergy[] {
  return (texts ?? []).map((text) => {
    const stopsOnTraces = text.endsWith(TRACES)
    return { allergen: (stopsOnTraces ? text.slice(0, -TRACES.length) : text) as PupilAllergen, stopsOnTraces }
  })
}

/**
 * Which words the portal asks for consent with (language/portal-allergies, consent and consentWhat). Whoever changes what they mean
 * counts on, so that it is known to what somebody said yes.
 */
export const CONSENT_TEXT_VERSION = 1

/** A pupil of this age decides about their own health data; for one who is younger, or whose age is unknown, a guardian does. */
export const AGE_OF_OWN_CONSENT = 18
