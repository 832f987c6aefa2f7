export const nb = {
  nav: { label: 'Hovedmeny', card: 'Kort', history: 'Historikk', profile: 'Profil' },
  contact: 'Kontakt',
  languageNotSaved: 'Språket er byttet her, men vi fikk ikke lagret det.',
}
