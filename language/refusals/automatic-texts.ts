// What is only ever refused on the page of automatic top-ups: it travels with that page, and no family's first visit pays for it.
import { createArea } from '../area.ts'
import { nb } from './automatic-nb.ts'
import type { RefusalText } from './texts.ts'

export const automaticRefusals = ['automatic_terms_not_valid', 'automatic_needs_card'] as const
export type AutomaticRefusalTexts = Readonly<Record<(typeof automaticRefusals)[number], RefusalText>>

export const automaticRefusalTexts = createArea<AutomaticRefusalTexts>('automatic-refusals', nb, {
  nn: async () => (await import('./automatic-nn.ts')).nn,
  en: async () => (await import('./automatic-en.ts')).en,
})
