import type { TillTexts } from './texts.ts'

export const nn: TillTexts = {
  pageTitle: 'Kassa',
}
