import type { PortalTexts } from './texts.ts'

export const nn: PortalTexts = {
  nav: { label: 'Hovudmeny', card: 'Kort', history: 'Historikk', profile: 'Profil' },
  contact: 'Kontakt',
  languageNotSaved: 'Språket er bytt her, men vi fekk ikkje lagra det.',
}
