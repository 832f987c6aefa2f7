// What is refused around a copy of one's data and erasure, in the portal and in the office: fetched with the screens that ask for it.
import { createArea } from '../area.ts'
import { nb } from './privacy-nb.ts'
import type { RefusalText } from './texts.ts'

export const privacyRefusals = [
  'copy_is_the_pupils',
  'copy_has_account',
  'pupil_erased',
  'erasure_still_at_school',
  'erasure_works_here',
  'erasure_has_balance',
  'erasure_has_advance',
  'erasure_money_on_its_way',
  'erasure_has_arrangement',
  'erasure_has_open_enquiry',
] as const
export type PrivacyRefusalTexts = Readonly<Record<(typeof privacyRefusals)[number], RefusalText>>

export const privacyRefusalTexts = createArea<PrivacyRefusalTexts>('privacy-refusals', nb, {
  nn: async () => (await import('./privacy-nn.ts')).nn,
  en: async () => (await import('./privacy-en.ts')).en,
})
