import type { OfficeFoodTexts } from './texts.ts'

export const en: OfficeFoodTexts = {
  title: 'Food group',
  lead: 'Guardians and pupils see how much of what they buy is fruit, vegetables, wholegrain and water. What nobody has answered is shown as not known.',
  label: 'What is this mostly?',
  saved: (name) => `The food group of ${name} is saved`,
}
