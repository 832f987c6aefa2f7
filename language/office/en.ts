import type { OfficeTexts } from './texts.ts'

export const en: OfficeTexts = {
  pageTitle: 'The office',
}
