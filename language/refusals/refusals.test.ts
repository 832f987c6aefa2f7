import { describe, expect, test } from 'vitest'
import type { RefusalFacts } from '../../contract/refusals.ts'
import { fetchLanguage, textsOf } from '../area.ts'
import { languages } from '../languages.ts'
import { insideRefusalTexts } from './inside-texts.ts'
import { laterRefusalTexts } from './later-texts.ts'
import { officeRefusalTexts } from './office-texts.ts'
import { signInRefusalTexts } from './sign-in-texts.ts'
import { privacyRefusalTexts } from './privacy-texts.ts'
import { refusalTexts } from './texts.ts'
import { tillRefusalTexts } from './till-texts.ts'

const areas = [refusalTexts, officeRefusalTexts, insideRefusalTexts, laterRefusalTexts, signInRefusalTexts, privacyRefusalTexts, tillRefusalTexts]
for (const language of languages) await fetchLanguage(areas, language)

const facts: RefusalFacts = { missingOre: 3_350, maximumBalanceOre: 200_000, feeOre: 10_000, name: 'Rundstykke', domain: 'skolen.no', waitSeconds: 61 }

describe.each(languages)('the refusals in %s', (language) => {
  const texts = Object.entries({
    ...textsOf(refusalTexts, language),
    ...textsOf(officeRefusalTexts, language),
    ...textsOf(insideRefusalTexts, language),
    ...textsOf(laterRefusalTexts, language),
    ...textsOf(signInRefusalTexts, language),
    ...textsOf(privacyRefusalTexts, language),
    ...textsOf(tillRefusalTexts, language),
  })

  test.each([
    ['with every fact', facts],
    ['without any fact', {}],
  ])('read as sentences %s', (_how, given) => {
    for (const [code, text] of texts) {
      const read = typeof text === 'function' ? text(given) : text
      expect(read, code).toMatch(/^[«“\p{Lu}].*\.$/u)
      expect(read, code).not.toMatch(/undefined|null|NaN|\s\s|\s[.,]/)
    }
  })

  test('say what happened and what to do, in two sentences at least', () => {
    for (const [code, text] of texts) {
      const read = typeof text === 'function' ? text(facts) : text
      expect(read.split(/[.:;] /).length, `${code}: ${read}`).toBeGreaterThanOrEqual(2)
    }
  })

  test('put the facts into the sentence', () => {
    const { balance_too_low: tooLow } = textsOf(insideRefusalTexts, language)
    const { too_many_attempts: tooMany } = textsOf(refusalTexts, language)
    expect(typeof tooLow === 'function' ? tooLow(facts) : '').toContain('33,50\u00a0kr')
    expect(typeof tooMany === 'function' ? tooMany(facts) : '').toContain('2 minut')
  })
})
