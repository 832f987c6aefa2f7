// What the office decides about selling without a network, and what it is told of it.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficeReserveTexts = Widen<typeof nb>

export const officeReserveTexts = createArea<OfficeReserveTexts>('office-reserve', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
