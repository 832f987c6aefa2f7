import type { PortalHistoryTexts } from './texts.ts'

export const nn: PortalHistoryTexts = {
  title: 'Historikk',
  titleFor: (name) => `Historikken til ${name}`,
  toSpending: 'Sjå forbruket',
  empty: 'Ingenting har hendt enno',
  emptyAdvice: 'Alt som går inn på og ut av kortet, kjem her.',
  showMore: 'Vis fleire',
  end: 'Det var alt.',
  receipt: (number) => `Kvittering ${number}`,
  couldNotGetMore: 'Vi fekk ikkje henta fleire.',
  months: ['januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember'],
  notMe: {
    begin: (child: string | null) => (child === null ? 'Dette var ikkje meg' : `Dette var ikkje ${child}`),
    reported: (number: number) => `Meldt til skulen, sak ${number}`,
    title: 'Er ikkje dette kjøpet ditt?',
    whatHappens: 'Kortet eller mobilkoden som betalte, blir sperra med ein gong, og skulen får ei sak. Då kan ingen bruke det medan de finn ut av det.',
    whatNot: 'Pengane kjem ikkje tilbake av seg sjølve. Skulen ser på kjøpet og svarer deg.',
    message: 'Vil du skrive noko til skulen?',
    usualWords: 'Eg kjenner ikkje att dette kjøpet.',
    submit: 'Sperr og meld frå',
    doneTitle: 'Sperra og meldt frå',
    done: (number: number, sentTo: string) =>
      `Skulen har fått sak ${number}. Svaret kjem til ${sentTo}. Treng du å betale, kan du opne kortet att under «Kort», eller be skulen om eit nytt.`,
    toCase: (number: number) => `Sjå sak ${number}`,
    close: 'Lukk',
  },
}
