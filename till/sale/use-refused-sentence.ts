import { useCallback } from 'react'
import { ApiRefusal } from '../../kit/api.ts'
import { textOfCode } from '../../kit/refusal-text.ts'
import { useCommonTexts, useLanguage } from '../../kit/language.tsx'
import { useTexts } from '../texts.ts'
import { isAdvised } from './advice.ts'
import type { Moment } from './sale.ts'

/** What whoever stands at the till reads when a sale did not go through. */
export function useRefusedSentence(): (moment: Extract<Moment, { at: 'refused' | 'no_contact' | 'not_kept' }>) => string {
  const texts = useTexts().refused
  const common = useCommonTexts()
  const { language } = useLanguage()
  return useCallback(
    (moment) => {
      if (moment.at === 'no_contact') return moment.isGenuine ? texts.noContactGenuine : texts.noContact
      if (moment.at === 'not_kept') return texts.notKept
      const { code, facts } = moment.refusal
      // A refusal that no purchase should get still has its general text.
      if (!isAdvised(code)) return textOfCode(code, facts ?? {}, language) ?? common.unknownRefusal
      const sentence = texts.sentences[code]
      return typeof sentence === 'function' ? sentence(facts ?? {}) : sentence
    },
    [texts, common, language],
  )
}

/** The cashier's sentence for a card that could not be looked up; undefined when it failed for another reason. */
export function useRefusedCard(): (error: unknown) => string | undefined {
  const { sentences } = useTexts().refused
  return (error) => {
    if (!(error instanceof ApiRefusal) || !isAdvised(error.code)) return undefined
    const sentence = sentences[error.code]
    return typeof sentence === 'function' ? sentence(error.facts) : sentence
  }
}
