import { amountIn, numberIn, textIn } from './facts.ts'
import type { TillRefusalTexts } from './till-texts.ts'

export const nb: TillRefusalTexts = {
  day_is_over: 'Dagsoppgjøret for i dag er tatt, så denne kassen selger ikke mer i dag. Bruk en annen kasse, eller vent til i morgen.',
  nothing_sold_today: 'Kassen har ikke solgt noe siden forrige dagsoppgjør. Da er det ikke noe å gjøre opp.',
  receipt_copied_before: 'Kvitteringen er skrevet ut, og kopien også. Loven tillater bare én kopi: familien ser kjøpet i profilen.',
  return_more_than_left: (facts) =>
    `${textIn(facts, 'name', (name) => `Av «${name}»`) || 'Av en av varene'} er det ${numberIn(facts, 'leftQuantity', (left) => (left === 0 ? 'ingen' : `bare ${left}`)) || 'færre'} igjen å returnere. Resten er returnert før.`,
  purchase_replaced: 'Dette salget er solgt på nytt uten nett. Det trekkes bare den gangen, så gå videre til neste.',
  offline_not_allowed: 'Skolen selger ikke uten nett. Vent til kassen har kontakt igjen.',
  offline_list_too_old: 'Kassen har vært uten nett for lenge til å vite hvem som har penger på kortet. Vent til den har kontakt igjen.',
  offline_waited_too_long: 'Salg har ventet for lenge på å bli sendt. Få kassen på nett før den selger mer.',
  offline_till_full: 'Det venter så mye på denne kassen at den ikke selger mer uten nett. Få den på nett, eller bruk en annen kasse.',
  offline_card_unknown: 'Kassen kjenner ikke dette kortet uten nett. Prøv et annet kort, eller vent til det er kontakt igjen.',
  offline_amount_too_high: (facts) =>
    `Uten nett selger kassen for høyst ${amountIn(facts, 'mostOre', (most) => most) || 'et mindre beløp'} om gangen. Ta bort noe.`,
  offline_card_limit: (facts) =>
    `Kortet har brukt det det kan uten nett i dag${amountIn(facts, 'leftOre', (left) => `: det er ${left} igjen`)}. Ta bort noe, eller vent til det er kontakt igjen.`,
  offline_balance_unsure: (facts) =>
    `Uten nett kan kortet betale ${amountIn(facts, 'leftOre', (left) => left) || 'mindre enn dette'}. Ta bort noe, eller vent til det er kontakt igjen.`,
  reserve_device_unknown: 'Vi kjenner ikke denne enheten. Gjør den til kasse på nytt med en kode fra kontoret.',
  too_many_devices: 'Denne kassen har hatt for mange enheter. Lag en ny kasse på kontoret.',
  training_is_over: 'Treningen er over. Det du slår inn nå, blir betalt.',
  training_receipt_printed: 'Treningskvitteringen er skrevet ut. Den skrives bare ut én gang.',
}
