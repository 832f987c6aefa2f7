// The language belongs to the person and to the device. What was just chosen here wins; otherwise
// the person's own choice follows them to a new phone.
import { useCallback } from 'react'
import { call } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import type { Language } from '../../language/languages.ts'
import { useTexts } from '../texts.ts'
import type { Session } from './session.ts'

let wasChosenHere = false

/** Saves a language chosen in the menu, when there is somebody to save it for. */
export function useSaveLanguage(session: Session | null | undefined): (language: Language) => void {
  const texts = useTexts()
  const say = useSay()
  return (language) => {
    wasChosenHere = true
    if (!session) return
    call('PATCH /api/person', { body: { language } }).catch(() => say(texts.languageNotSaved, 'problem'))
  }
}

/** Settles the language with the one who has just signed in. */
export function useSettleLanguage(): (session: Session) => void {
  const { language, choose } = useLanguage()
  return useCallback(
    (session) => {
      if (session.language === language) return
      // Either way a failure is no reason to keep anybody out: the screens have a language already.
      if (wasChosenHere) call('PATCH /api/person', { body: { language } }).catch(() => undefined)
      else choose(session.language).catch(() => undefined)
    },
    [language, choose],
  )
}
