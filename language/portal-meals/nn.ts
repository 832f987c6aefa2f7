import type { PortalMealTexts } from './texts.ts'

export const nn: PortalMealTexts = {
  outstanding: (amount) => `Skulen har lagt ut ${amount} for mat. Det blir trekt frå neste påfyll.`,
  private: 'Det synte ikkje i kassa. Berre de og kontoret på skulen ser det.',
  left: (name, amount) => `${name}: ${amount} att å ete for i dag.`,
  leftWeek: (name, amount) => `${name}: ${amount} att å ete for denne veka.`,
  leftMonth: (name, amount) => `${name}: ${amount} att å ete for denne månaden.`,
  mealsOnly: 'Gjeld måltid, og blir brukt før eigne pengar.',
  everything: 'Gjeld alt i kantina, og blir brukt før eigne pengar.',
}
