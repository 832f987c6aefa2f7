import { numberIn, textIn } from './facts.ts'
import type { TillRefusalTexts } from './till-texts.ts'

export const nn: TillRefusalTexts = {
  day_is_over: 'Dagsoppgjeret for i dag er teke, så denne kassa sel ikkje meir i dag. Bruk ei anna kasse, eller vent til i morgon.',
  nothing_sold_today: 'Kassa har ikkje selt noko sidan det førre dagsoppgjeret. Då er det ikkje noko å gjere opp.',
  receipt_copied_before: 'Kvitteringa er skriven ut, og kopien òg. Lova tillèt berre éin kopi: familien ser kjøpet i profilen.',
  return_more_than_left: (facts) =>
    `${textIn(facts, 'name', (name) => `Av «${name}»`) || 'Av ei av varene'} er det ${numberIn(facts, 'leftQuantity', (left) => (left === 0 ? 'ingen' : `berre ${left}`)) || 'færre'} att å returnere. Resten er returnert før.`,
}
