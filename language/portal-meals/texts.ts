import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type PortalMealTexts = Widen<typeof nb>

export const portalMealTexts = createArea<PortalMealTexts>('portal-meals', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
