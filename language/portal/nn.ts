import type { PortalTexts } from './texts.ts'

export const nn: PortalTexts = {
  pageTitle: 'Saldo, kode og kjøp',
}
