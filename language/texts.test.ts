import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { refusals } from '../contract/refusals.ts'
import { type Area, fetchLanguage, textsOf } from './area.ts'
import { sameInTwoLanguages } from './same-on-purpose.ts'
import { type Language, languages } from './languages.ts'
import { mealLetters } from './meal-letters/texts.ts'
import { messageTexts } from './messages/texts.ts'
import { noticeTexts } from './notices/texts.ts'
import { printTexts } from './prints/texts.ts'
import { insideRefusalTexts } from './refusals/inside-texts.ts'
import { laterRefusalTexts } from './refusals/later-texts.ts'
import { officeRefusalTexts } from './refusals/office-texts.ts'
import { signInRefusalTexts } from './refusals/sign-in-texts.ts'
import { tillRefusalTexts } from './refusals/till-texts.ts'
import { privacyRefusalTexts } from './refusals/privacy-texts.ts'
import { refusalTexts } from './refusals/texts.ts'
import { privacyLetters } from './privacy-letters/texts.ts'
import { statementTexts } from './statements/texts.ts'

/** Words that are bokmål and never nynorsk; one of these in a nynorsk text means that it was copied. */
const bokmalOnly =
  /(?<!\p{Letter})(ikke|jeg|hva|hvem|hvor|hvordan|noe|noen|mye|bare|flere|skole|skolen|kantinen|kassen|navn|navnet|uke|uken|penger|velg|siden|nå|fra|vises|hjelpe|kjøpes|ukjent|elever|gjøre|også)(?!\p{Letter})/iu

/** A stand-in that behaves as a word, a number, a list or an object of facts, whichever a text asks for. */
const standIn: unknown = new Proxy(() => 'X', {
  get: (_target, property) => {
    if (property === Symbol.toPrimitive) return () => 2
    if (property === Symbol.iterator) return [][Symbol.iterator]
    if (property === 'length') return 2
    if (property === 'toString') return () => '2'
    return standIn
  },
  apply: () => '2',
})
const standIns = [standIn, standIn, standIn, standIn, standIn]

// Every folder of texts is looked through, so that a new area cannot be forgotten here.
const isArea = (value: unknown): value is Area<unknown> => typeof value === 'object' && value !== null && 'fetchers' in value
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) => /(?:^|[/-])texts\.ts$/.test(file))
const modules = await Promise.all(files.toSorted().map((file) => import(/* @vite-ignore */ `./${file}`) as Promise<object>))
const fetched = modules.flatMap((module) => Object.values(module)).filter(isArea)
for (const language of languages) await fetchLanguage(fetched, language)

type Catalogue = { name: string; texts: Record<Language, Map<string, string>> }
const catalogues: readonly Catalogue[] = [
  ...fetched.map((area) => catalogueOf(area.name, (language) => textsOf(area, language))),
  catalogueOf('privacy letters', (language) => privacyLetters[language]),
  catalogueOf('meal letters', (language) => mealLetters[language]),
  catalogueOf('messages', (language) => messageTexts[language]),
  catalogueOf('notices', (language) => noticeTexts[language]),
  catalogueOf('statements', (language) => statementTexts[language]),
  catalogueOf('prints', (language) => printTexts[language]),
]

describe.each(catalogues)('the texts of $name', ({ name, texts }) => {
  test('are there in every language', () => {
    for (const language of languages) expect([...texts[language].keys()].toSorted()).toEqual([...texts.nb.keys()].toSorted())
  })

  test('are never empty', () => {
    for (const language of languages) {
      for (const [key, text] of texts[language]) expect(text.trim(), `${language} ${name}.${key}`).not.toBe('')
    }
  })

  test('are translated, unless a word is the same on purpose', () => {
    const untranslated: string[] = []
    for (const [key, bokmal] of texts.nb) {
      if (!/\p{Letter}/u.test(bokmal)) continue
      const english = texts.en.get(key)
      if (english === bokmal && !sameInTwoLanguages.english.has(bokmal)) untranslated.push(`en ${name}.${key}: ${bokmal}`)
      if (texts.nn.get(key) !== bokmal) continue
      const differs = bokmalOnly.exec(bokmal)
      if (differs) untranslated.push(`nn ${name}.${key}: «${differs[0]}» in ${bokmal}`)
    }
    expect(untranslated).toEqual([])
  })

  test('keep bokmål words out of nynorsk', () => {
    const found = [...texts.nn].filter(([, text]) => bokmalOnly.test(text)).map(([key, text]) => `${name}.${key}: ${text}`)
    expect(found).toEqual([])
  })
})

test('every refusal of the contract has its text, and there are no texts of refusals that are gone', () => {
  const codes = Object.keys(refusals).toSorted()
  for (const language of languages)
    expect(
      Object.keys({
        ...textsOf(refusalTexts, language),
        ...textsOf(officeRefusalTexts, language),
        ...textsOf(insideRefusalTexts, language),
        ...textsOf(laterRefusalTexts, language),
        ...textsOf(privacyRefusalTexts, language),
        ...textsOf(signInRefusalTexts, language),
        ...textsOf(tillRefusalTexts, language),
      }).toSorted(),
    ).toEqual(codes)
})

function catalogueOf(name: string, textsIn: (language: Language) => unknown): Catalogue {
  const texts = Object.fromEntries(languages.map((language) => [language, flatten(textsIn(language))])) as Catalogue['texts']
  return { name, texts }
}

/** Every text under its path. Functions are called with stand-ins, so that parameterised texts are compared too. */
function flatten(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]])
  if (typeof value === 'function') return new Map([[path, String(Reflect.apply(value, undefined, standIns))]])
  if (typeof value !== 'object' || value === null) throw new TypeError(`${path} is neither a text nor a group of texts`)
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...flatten(inner, path === '' ? key : `${path}.${key}`)]))
}
