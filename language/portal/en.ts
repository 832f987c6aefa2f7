import type { PortalTexts } from './texts.ts'

export const en: PortalTexts = {
  pageTitle: 'Balance, code and purchases',
}
