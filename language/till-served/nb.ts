import { countIn } from '../plurals.ts'

const count = countIn('nb')

export const nb = {
  title: 'Servert, betales senere',
  lead: 'Gjestene får maten nå og betaler etterpå. De får en foreløpig kvittering så lenge.',
  what: (items: number, amount: string) => `${count(items, { one: 'vare', other: 'varer' })}, ${amount}`,
  nothingPaid: 'Ingen betaler noe nå. Kurven står her til noen betaler for den.',
  again: (number: number) => `Kurven er endret etter foreløpig kvittering ${number}. Den nye gjelder i stedet.`,
  give: 'Lag foreløpig kvittering',
  alone: 'Kassen er uten nett, og lager ingen foreløpig kvittering før den er tilbake. Kurven kan stå til side så lenge.',
  given: (number: number) => `Foreløpig kvittering ${number}`,
  done: 'Ferdig',
  divide: 'Del på flere',
  divideLead: 'Velg det én av dem betaler for. Resten står til side så lenge.',
  served: (quantity: number) => `${quantity} servert`,
  payNow: (amount: string) => `Ta betalt for ${amount}`,
  restStays: (amount: string) => `Igjen til de andre: ${amount}`,
  allChosen: 'Alt er valgt. Da er det ingenting å dele: hent fram kurven i stedet.',
  receipt: {
    title: 'Foreløpig kvittering',
    notForPurchase: 'IKKE KVITTERING FOR KJØP',
    number: 'Foreløpig nr.',
    replaces: 'Gjelder i stedet for nr.',
    total: 'Å betale, kr',
    unpaid: 'Servert, ikke betalt.',
  },
}
