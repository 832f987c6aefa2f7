import { countIn } from '../plurals.ts'
import type { TillAloneTexts } from './texts.ts'

const count = countIn('nn')
const sales = (number: number) => count(number, { one: 'sal', other: 'sal' })

export const nn: TillAloneTexts = {
  selling: 'Sel utan nett',
  title: 'Sal utan nett',
  waiting: (number) => `${sales(number)} ventar på nett`,
  sending: (number) => `Sender ${sales(number)}`,
  handedIn: (number) => `${sales(number)} utan nett er ført`,
  lostSince: (when) => `Ingen kontakt sidan ${when}. Kassa sel vidare og fører alt når ho er på nett att.`,
  lostBefore: 'Kassa vart opna utan nett. Ho sel, og fører alt når ho er på nett att.',
  nothingWaits: 'Ingen sal ventar.',
  waits: 'Ventar',
  sales,
  atRisk: 'Til saman, ikkje ført enno',
  oldest: 'Det eldste er frå',
  bounds: (purchase, card, times) => `Utan nett: høgst ${purchase} om gongen, og ${card} og ${times} kjøp med same kort på ein dag.`,
  keepDevice: 'Ikkje slett noko på denne eininga og ikkje byt henne ut før sala er sende.',
  sendNow: 'Send no',
  seen: 'Sett',
  done: (number, sum) => `${sales(number)} for ${sum} er ført`,
  allWell: 'Alt stemde.',
  told: 'Kontoret har fått vite dette, og familien der det gjeld dei:',
  notes: {
    overdrawn: 'Saldoen dekte ikkje kjøpet',
    card_blocked: 'Kortet var sperra',
    card_replaced: 'Kortet var bytt ut',
    card_over: 'Kortet var teke ut av bruk',
    card_expired: 'Kortet var lånt ut, og tida var ute',
    not_enrolled: 'Kortet gjaldt ikkje den dagen',
    code_used_before: 'Mobilkoden var brukt før',
    over_purchase_bound: 'Kjøpet var over grensa',
    over_card_bound: 'Kortet var brukt over grensa',
    price_other: 'Ein pris var endra',
    clock_wrong: 'Klokka på eininga går feil',
  },
  otherNote: 'Noko anna som kontoret må sjå på',
  stopped: 'Sala får ikkje kome fram',
  stops: {
    reserve_gap: 'Det manglar eit sal i rekkja. Sala ligg trygt her. Kontoret har fått vite det; be dei ta kontakt med drift.',
    reserve_fork: 'Ei anna eining har brukt dei same numra. Sala ligg trygt her. Kontoret har fått vite det.',
    reserve_forged: 'Tenaren kjenner ikkje att denne eininga. Sala ligg trygt her. Kontoret har fått vite det.',
    reserve_unreadable: 'Eit sal let seg ikkje lese. Sala ligg trygt her. Kontoret har fått vite det.',
  },
  approvedMark: 'Selt utan nett',
  spoken: (name) => `Godkjent utan nett. ${name}.`,
  sellAnew: 'Sel på nytt utan nett',
  sellAnewAdvice: 'Det blir berre trekt éin gong, òg om det første salet gjekk gjennom.',
  signOutWaiting: (number) => `${sales(number)} utan nett er ikkje sende. Vent til dei er førte, så kan du logge ut kassa.`,
  versionWaits: 'Sal utan nett blir sende først.',
}
