// Puts a hard stop into words: what is in which product, and who cannot stand it. Without the facts it still says what to do.
import type { RefusalFacts } from '../../contract/refusals.ts'
import type { AllergenTexts } from '../allergens/texts.ts'

export type StopWords = {
  and: string
  contains: (what: string, product: string) => string
  traces: (what: string, product: string) => string
  cannotStand: (firstName: string, what: string) => string
  /** When the products or the pupil are not named. */
  somethingIn: string
}

export function contentsIn(facts: RefusalFacts, names: AllergenTexts, words: StopWords): string {
  const [products, contains, traces] = [textsIn(facts, 'products'), textsIn(facts, 'contains'), textsIn(facts, 'traces')]
  const named = (list: string) =>
    joined(
      list.split(',').map((each) => names[each as keyof AllergenTexts] ?? each),
      words.and,
    )
  const sentences = products.flatMap((product, place) => [
    ...(contains[place] ? [words.contains(named(contains[place]), product)] : []),
    ...(traces[place] ? [words.traces(named(traces[place]), product)] : []),
  ])
  if (sentences.length === 0) return words.somethingIn
  const allergens = textsIn(facts, 'allergens')
  const firstName = facts['firstName']
  const whose = typeof firstName === 'string' && allergens.length > 0 ? [words.cannotStand(firstName, named(allergens.join(',')))] : []
  return [...sentences, ...whose].join(' ')
}

/** The products of a stop as «Pasta» og «Kake»; nothing when they are not named. */
export function productsIn(facts: RefusalFacts, and: string, quote: (name: string) => string): string {
  return joined(
    textsIn(facts, 'products')
      .filter((name) => name !== '')
      .map(quote),
    and,
  )
}

function textsIn(facts: RefusalFacts, name: string): readonly string[] {
  const found = facts[name]
  return Array.isArray(found) ? (found as readonly string[]) : []
}

function joined(words: readonly string[], and: string): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`
}
