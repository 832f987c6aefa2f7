import type { TillTexts } from './texts.ts'

export const en: TillTexts = {
  pageTitle: 'The till',
}
