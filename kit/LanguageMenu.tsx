import { useId } from 'react'
import { isLanguage, type Language, languageNames, languages } from '../language/languages.ts'
import { GlobeIcon } from './icons.tsx'
import { useCommonTexts, useLanguage } from './language.tsx'

/** `onChosen` lets an app tell the server too, so that e-mail follows. */
export function LanguageMenu({ onChosen }: { onChosen?: (language: Language) => void }) {
  const id = useId()
  const common = useCommonTexts()
  const { language, choose } = useLanguage()
  const change = async (wanted: string): Promise<void> => {
    if (!isLanguage(wanted)) return
    await choose(wanted)
    onChosen?.(wanted)
  }
  return (
    <div className="kit-language">
      <label className="kit-unseen" htmlFor={id}>
        {common.languageMenu}
      </label>
      <GlobeIcon />
      <select id={id} value={language} onChange={(event) => void change(event.currentTarget.value)}>
        {languages.map((offered) => (
          <option key={offered} value={offered} lang={offered}>
            {languageNames[offered]}
          </option>
        ))}
      </select>
    </div>
  )
}
