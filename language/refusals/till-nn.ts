import { amountIn, numberIn, textIn } from './facts.ts'
import type { TillRefusalTexts } from './till-texts.ts'

export const nn: TillRefusalTexts = {
  day_is_over: 'Dagsoppgjeret for i dag er teke, så denne kassa sel ikkje meir i dag. Bruk ei anna kasse, eller vent til i morgon.',
  nothing_sold_today: 'Kassa har ikkje selt noko sidan det førre dagsoppgjeret. Då er det ikkje noko å gjere opp.',
  receipt_copied_before: 'Kvitteringa er skriven ut, og kopien òg. Lova tillèt berre éin kopi: familien ser kjøpet i profilen.',
  return_more_than_left: (facts) =>
    `${textIn(facts, 'name', (name) => `Av «${name}»`) || 'Av ei av varene'} er det ${numberIn(facts, 'leftQuantity', (left) => (left === 0 ? 'ingen' : `berre ${left}`)) || 'færre'} att å returnere. Resten er returnert før.`,
  purchase_replaced: 'Dette salet er selt på nytt utan nett. Det blir berre trekt den gongen, så gå vidare til neste.',
  offline_not_allowed: 'Skulen sel ikkje utan nett. Vent til kassa har kontakt att.',
  offline_list_too_old: 'Kassa har vore utan nett for lenge til å vite kven som har pengar på kortet. Vent til ho har kontakt att.',
  offline_waited_too_long: 'Sal har venta for lenge på å bli sende. Få kassa på nett før ho sel meir.',
  offline_till_full: 'Det ventar så mykje på denne kassa at ho ikkje sel meir utan nett. Få henne på nett, eller bruk ei anna kasse.',
  offline_card_unknown: 'Kassa kjenner ikkje dette kortet utan nett. Prøv eit anna kort, eller vent til det er kontakt att.',
  offline_amount_too_high: (facts) =>
    `Utan nett sel kassa for høgst ${amountIn(facts, 'mostOre', (most) => most) || 'eit mindre beløp'} om gongen. Ta bort noko.`,
  offline_card_limit: (facts) =>
    `Kortet har brukt det det kan utan nett i dag${amountIn(facts, 'leftOre', (left) => `: det er ${left} att`)}. Ta bort noko, eller vent til det er kontakt att.`,
  offline_balance_unsure: (facts) =>
    `Utan nett kan kortet betale ${amountIn(facts, 'leftOre', (left) => left) || 'mindre enn dette'}. Ta bort noko, eller vent til det er kontakt att.`,
  reserve_device_unknown: 'Vi kjenner ikkje denne eininga. Gjer henne til kasse på nytt med ein kode frå kontoret.',
  too_many_devices: 'Denne kassa har hatt for mange einingar. Lag ei ny kasse på kontoret.',
  training_is_over: 'Treninga er over. Det du slår inn no, blir betalt.',
  training_receipt_printed: 'Treningskvitteringa er skriven ut. Ho blir skriven ut berre éin gong.',
}
