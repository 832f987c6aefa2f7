// The languages of the product, and how one is chosen.

export const languages = ['nb', 'nn', 'en'] as const
export type Language = (typeof languages)[number]

/** What each language calls itself, as it stands in the language menu. */
export const languageNames: Record<Language, string> = { nb: 'Norsk bokmål', nn: 'Norsk nynorsk', en: 'English' }

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (languages as readonly string[]).includes(value)
}

/** The first of the wanted languages that we speak, read from tags such as "nn-NO"; bokmål when we speak none of them. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0]
    if (base === 'no') return 'nb'
    if (isLanguage(base)) return base
  }
  return 'nb'
}
