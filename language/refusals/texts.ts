// One text for each way the product can say no: what happened, and what to do about it.
import type { RefusalCode, RefusalFacts } from '../../contract/refusals.ts'
import { createArea } from '../area.ts'
import { nb } from './nb.ts'
import type { InsideRefusalTexts } from './inside-texts.ts'
import type { LaterRefusalTexts } from './later-texts.ts'
import type { OfficeRefusalTexts } from './office-texts.ts'
import type { SignInRefusalTexts } from './sign-in-texts.ts'
import type { PrivacyRefusalTexts } from './privacy-texts.ts'
import type { TillRefusalTexts } from './till-texts.ts'

/** A sentence, or a function where a fact makes the sentence concrete; it must read well without the fact too. */
export type RefusalText = string | ((facts: RefusalFacts) => string)
export type RefusalTexts = Readonly<
  Record<
    Exclude<
      RefusalCode,
      | keyof OfficeRefusalTexts
      | keyof InsideRefusalTexts
      | keyof LaterRefusalTexts
      | keyof SignInRefusalTexts
      | keyof PrivacyRefusalTexts
      | keyof TillRefusalTexts
    >,
    RefusalText
  >
>

export const refusalTexts = createArea<RefusalTexts>('refusals', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
