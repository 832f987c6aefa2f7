import type { TillNoteTexts } from './texts.ts'

export const en: TillNoteTexts = {
  title: (name) => `About “${name}”`,
  label: 'Say it briefly',
  help: 'It stands on the receipt. Write nothing about the pupil.',
  use: 'Use',
  remove: 'Remove',
  before: 'Said before',
}
