import type { Language } from '../../language/languages.ts'

export type PageTexts = {
  title: (company: string) => string
  lead: string
  another: string
  name: string
  email: string
  feideName: string
  go: string
  cancel: string
  notFoundTitle: string
  notFoundLead: string
}

export const pageTexts: Record<Language, PageTexts> = {
  nb: {
    title: (company) => `Logg inn med ${company}`,
    lead: 'Velg hvem du vil være. I virkeligheten viser du hvem du er her.',
    another: 'Eller vær en annen',
    name: 'Navn',
    email: 'E-post',
    feideName: 'Feide-navn',
    go: 'Logg inn som denne',
    cancel: 'Avbryt',
    notFoundTitle: 'Denne siden finnes ikke',
    notFoundLead: 'Gå tilbake dit du kom fra, og begynn på nytt.',
  },
  nn: {
    title: (company) => `Logg inn med ${company}`,
    lead: 'Vel kven du vil vere. I røynda viser du kven du er her.',
    another: 'Eller ver ein annan',
    name: 'Namn',
    email: 'E-post',
    feideName: 'Feide-namn',
    go: 'Logg inn som denne',
    cancel: 'Avbryt',
    notFoundTitle: 'Denne sida finst ikkje',
    notFoundLead: 'Gå tilbake dit du kom frå, og byrj på nytt.',
  },
  en: {
    title: (company) => `Sign in with ${company}`,
    lead: 'Choose who you want to be. In reality you show who you are here.',
    another: 'Or be somebody else',
    name: 'Name',
    email: 'E-mail',
    feideName: 'Feide name',
    go: 'Sign in as this person',
    cancel: 'Cancel',
    notFoundTitle: 'There is no such page',
    notFoundLead: 'Go back to where you came from, and begin again.',
  },
}
