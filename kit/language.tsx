// The language of the screens: chosen once, kept on the device, told to the browser.
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { type Area, fetchLanguage, textsOf } from '../language/area.ts'
import { type CommonTexts, commonTexts } from '../language/common/texts.ts'
import { chooseLanguage, isLanguage, type Language } from '../language/languages.ts'
import { refusalTexts } from '../language/refusals/texts.ts'
import { refusalText } from './refusal-text.ts'

const KEPT_AS = 'kantinekort.language'

type Chosen = { language: Language; choose: (language: Language) => Promise<void> }
const ChosenLanguage = createContext<Chosen>({ language: 'nb', choose: async () => {} })

/** The areas every app needs, whatever else it shows. */
const sharedAreas: readonly Area<unknown>[] = [commonTexts, refusalTexts]

/** Fetches the words of the language before the first screen is drawn, so that no screen changes language before one's eyes. */
export async function prepareLanguage(areas: readonly Area<unknown>[]): Promise<Language> {
  const language = keptLanguage() ?? chooseLanguage(navigator.languages)
  try {
    await fetchLanguage([...sharedAreas, ...areas], language)
  } catch {
    // Without a network the words of another language may be out of reach; bokmål is always here.
    return 'nb'
  }
  tellBrowser(language)
  return language
}

export function LanguageProvider({ start, areas, children }: { start: Language; areas: readonly Area<unknown>[]; children: ReactNode }) {
  const [language, setLanguage] = useState(start)
  const choose = useCallback(
    async (wanted: Language) => {
      await fetchLanguage([...sharedAreas, ...areas], wanted)
      keepLanguage(wanted)
      tellBrowser(wanted)
      setLanguage(wanted)
    },
    [areas],
  )
  const chosen = useMemo(() => ({ language, choose }), [language, choose])
  return <ChosenLanguage value={chosen}>{children}</ChosenLanguage>
}

/** The language now, and `choose` to change it. */
export function useLanguage(): Chosen {
  return useContext(ChosenLanguage)
}

/** The texts of an area in the language now. Each app wraps it once: `export const useTexts = () => useTextsOf(portalTexts)`. */
export function useTextsOf<Texts>(area: Area<Texts>): Texts {
  return textsOf(area, useLanguage().language)
}

export function useCommonTexts(): CommonTexts {
  return useTextsOf(commonTexts)
}

/** Turns what `call` threw into words: `const whatWentWrong = useRefusalText()`. */
export function useRefusalText(): (error: unknown) => string {
  const { language } = useLanguage()
  return useCallback((error) => refusalText(error, language), [language])
}

function keptLanguage(): Language | undefined {
  try {
    const kept = localStorage.getItem(KEPT_AS)
    return isLanguage(kept) ? kept : undefined
  } catch {
    // Storage may be switched off by the school; the language is then chosen anew each time.
    return undefined
  }
}

function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEPT_AS, language)
  } catch {
    // See keptLanguage.
  }
}

function tellBrowser(language: Language): void {
  document.documentElement.lang = language
}
