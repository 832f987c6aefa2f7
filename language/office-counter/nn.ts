import type { OfficeCounterTexts } from './texts.ts'

export const nn: OfficeCounterTexts = {
  settings: {
    title: 'På kassene',
    favourites: 'Vis «Mest selt no» først',
    favouritesHelp: 'Varene skulen sjølv har selt mest av på denne tida av veka, dei siste fire vekene.',
    saved: 'Kassene viser dette med ein gong.',
  },
  openPrice: {
    label: 'Open pris',
    help: 'Den som står i kassa, slår inn prisen. Bruk det for varer som blir vegne eller delte opp.',
    least: 'Lågaste pris',
    most: 'Høgaste pris',
    mostHelp: 'Ein pris over eller under blir avvist.',
    mostMissing: 'Skriv den høgaste prisen, til dømes 60.',
    mostTooLow: 'Den høgaste prisen må vere minst like høg som den lågaste.',
    from: (least, most) => `${least} til ${most}`,
  },
}
