import { countIn } from '../plurals.ts'
import type { TillServedTexts } from './texts.ts'

const count = countIn('nn')

export const nn: TillServedTexts = {
  title: 'Servert, blir betalt seinare',
  lead: 'Gjestene får maten no og betaler etterpå. Dei får ei førebels kvittering så lenge.',
  what: (items, amount) => `${count(items, { one: 'vare', other: 'varer' })}, ${amount}`,
  nothingPaid: 'Ingen betaler noko no. Korga står her til nokon betaler for ho.',
  again: (number) => `Korga er endra etter førebels kvittering ${number}. Den nye gjeld i staden.`,
  give: 'Lag førebels kvittering',
  alone: 'Kassa er utan nett, og lagar inga førebels kvittering før ho er tilbake. Korga kan stå til side så lenge.',
  given: (number) => `Førebels kvittering ${number}`,
  done: 'Ferdig',
  divide: 'Del på fleire',
  divideLead: 'Vel det éin av dei betaler for. Resten står til side så lenge.',
  served: (quantity) => `${quantity} servert`,
  payNow: (amount) => `Ta betalt for ${amount}`,
  restStays: (amount) => `Att til dei andre: ${amount}`,
  allChosen: 'Alt er valt. Då er det ingenting å dele: hent fram korga i staden.',
  receipt: {
    title: 'Førebels kvittering',
    notForPurchase: 'IKKJE KVITTERING FOR KJØP',
    number: 'Førebels nr.',
    replaces: 'Gjeld i staden for nr.',
    total: 'Å betale, kr',
    unpaid: 'Servert, ikkje betalt.',
  },
}
