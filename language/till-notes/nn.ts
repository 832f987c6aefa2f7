import type { TillNoteTexts } from './texts.ts'

export const nn: TillNoteTexts = {
  title: (name) => `Om «${name}»`,
  label: 'Sei det kort',
  help: 'Det står på kvitteringa. Skriv ikkje noko om eleven.',
  use: 'Bruk',
  remove: 'Fjern',
  before: 'Sagt før',
}
