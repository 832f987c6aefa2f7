import type { TillByNameTexts } from './texts.ts'

export const nn: TillByNameTexts = {
  title: 'Utan kort',
  lead: 'Namn eller klasse',
  noneFound: 'Ingen elevar med det namnet. Skriv ein del av namnet eller klassen.',
  firstOnly: (count) => `Her er dei første ${count}. Skriv meir av namnet for å finne fleire.`,
  why: 'Kvifor utan kort?',
  reasons: {
    forgotten: 'Gløymt kortet',
    lost: 'Mista kortet',
    unreadable: 'Kortet verkar ikkje',
    phone: 'Mobilen verkar ikkje',
    other: 'Anna',
  },
  use: (name) => `Bruk saldoen til ${name}`,
  told: 'Familien får vite det på e-post.',
  another: 'Vel ein annan',
  alone: 'Utan nett må det eit kort til. Finn eleven når kassa er på nett igjen.',
}
