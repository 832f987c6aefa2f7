// Counting words: "1 kjøp", "2 kjøp", "1 elev", "2 elever", "1 purchase", "2 purchases".
import type { Language } from './languages.ts'

type Forms = { one: string; other: string }

/** Gives the form that the count asks for, with the count in front: `count(2, { one: 'elev', other: 'elever' })` → "2 elever". */
export function countIn(language: Language): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language)
  return (count, forms) => `${count}\u00a0${rules.select(count) === 'one' ? forms.one : forms.other}`
}

/** Joins names as a sentence does: "mat, drikke og frukt". */
export function joinIn(language: Language): (items: readonly string[]) => string {
  const and = { nb: 'og', nn: 'og', en: 'and' }[language]
  return (items) => (items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`)
}
