// Who follows a card, who waits, who has looked, and how one adds a child.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type PortalFamilyTexts = Widen<typeof nb>

export const portalFamilyTexts = createArea<PortalFamilyTexts>('portal-family', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
