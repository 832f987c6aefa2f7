import type { OfficeTexts } from './texts.ts'

export const nn: OfficeTexts = {
  pageTitle: 'Kontoret',
}
