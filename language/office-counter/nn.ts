import type { OfficeCounterTexts } from './texts.ts'

export const nn: OfficeCounterTexts = {
  settings: {
    title: 'På kassene',
    favourites: 'Vis «Mest selt no» først',
    favouritesHelp: 'Varene skulen sjølv har selt mest av på denne tida av veka, dei siste fire vekene.',
    byName: 'Sel til den som ikkje har kort med seg',
    byNameHelp: 'Kassa finn eleven på namn, med ein grunn. Familien får e-post om kvart slikt kjøp.',
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
  speed: {
    title: 'Fart',
    longTitle: 'Frå kort til «Godkjent»',
    none: 'Ikkje målt',
    ways: { connected: 'På nett', alone: 'Utan nett' },
    kept: (ms) => `${ms} ms`,
    broken: (ms, promisedMs) => `${ms} ms, tregare enn ${promisedMs}`,
    of: (sales) => `siste ${sales} sal`,
    ofToday: (sales, ms) => `siste ${sales} sal, i dag oftast ${ms} ms`,
    explained: (when) => `95 av 100 sal er like raske eller raskare. Kassa melde det ${when}.`,
  },
}
