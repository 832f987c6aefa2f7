import { numberIn, textIn } from './facts.ts'
import type { TillRefusalTexts } from './till-texts.ts'

export const nb: TillRefusalTexts = {
  day_is_over: 'Dagsoppgjøret for i dag er tatt, så denne kassen selger ikke mer i dag. Bruk en annen kasse, eller vent til i morgen.',
  nothing_sold_today: 'Kassen har ikke solgt noe siden forrige dagsoppgjør. Da er det ikke noe å gjøre opp.',
  receipt_copied_before: 'Kvitteringen er skrevet ut, og kopien også. Loven tillater bare én kopi: familien ser kjøpet i profilen.',
  return_more_than_left: (facts) =>
    `${textIn(facts, 'name', (name) => `Av «${name}»`) || 'Av en av varene'} er det ${numberIn(facts, 'leftQuantity', (left) => (left === 0 ? 'ingen' : `bare ${left}`)) || 'færre'} igjen å returnere. Resten er returnert før.`,
}
