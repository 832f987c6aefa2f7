// What only the till and the office are ever refused: no family's first visit pays for it.
import { createArea } from '../area.ts'
import type { RefusalText } from './texts.ts'
import { nb } from './till-nb.ts'

export const tillRefusals = ['day_is_over', 'nothing_sold_today', 'receipt_copied_before', 'return_more_than_left'] as const
export type TillRefusalTexts = Readonly<Record<(typeof tillRefusals)[number], RefusalText>>

export const tillRefusalTexts = createArea<TillRefusalTexts>('till-refusals', nb, {
  nn: async () => (await import('./till-nn.ts')).nn,
  en: async () => (await import('./till-en.ts')).en,
})
