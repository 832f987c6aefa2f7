// An area is one set of texts: the portal's, the till's, the office's, what all three share, …
// Bokmål is written first and is always at hand; the browser fetches the other languages when they are chosen.
import type { Language } from './languages.ts'

/** The shape of the bokmål texts with the words themselves left open; functions keep their parameters. */
export type Widen<T> = T extends string
  ? string
  : T extends (...facts: infer Facts) => string
    ? (...facts: Facts) => string
    : T extends readonly (infer Item)[]
      ? readonly Widen<Item>[]
      : { readonly [Key in keyof T]: Widen<T[Key]> }

export type Area<Texts> = {
  readonly name: string
  readonly texts: Partial<Record<Language, Texts>> & { nb: Texts }
  readonly fetchers: Record<Exclude<Language, 'nb'>, () => Promise<Texts>>
}

export function createArea<Texts>(name: string, nb: Texts, fetchers: Area<Texts>['fetchers']): Area<Texts> {
  return { name, texts: { nb }, fetchers }
}

/** The texts of an area in a language that has been fetched; bokmål until then. */
export function textsOf<Texts>(area: Area<Texts>, language: Language): Texts {
  return area.texts[language] ?? area.texts.nb
}

/** Makes sure that a language is at hand in every area named. */
export async function fetchLanguage(areas: readonly Area<unknown>[], language: Language): Promise<void> {
  await Promise.all(areas.map((area) => fetchArea(area, language)))
}

async function fetchArea(area: Area<unknown>, language: Language): Promise<void> {
  if (language === 'nb' || area.texts[language] !== undefined) return
  area.texts[language] = await area.fetchers[language]()
}
