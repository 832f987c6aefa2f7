import type { PortalTexts } from './texts.ts'

export const en: PortalTexts = {
  nav: { label: 'Main menu', card: 'Card', history: 'History', profile: 'Profile' },
  contact: 'Contact',
  languageNotSaved: 'The language is changed here, but we could not save it.',
}
