export const nb = {
  settings: {
    title: 'På kassene',
    favourites: 'Vis «Mest solgt nå» først',
    favouritesHelp: 'Varene skolen selv har solgt mest av på denne tiden av uken, de siste fire ukene.',
    saved: 'Kassene viser dette med en gang.',
  },
  openPrice: {
    label: 'Åpen pris',
    help: 'Den som står i kassen, slår inn prisen. Bruk det for varer som veies eller deles opp.',
    least: 'Laveste pris',
    most: 'Høyeste pris',
    mostHelp: 'En pris over eller under blir avvist.',
    mostMissing: 'Skriv den høyeste prisen, for eksempel 60.',
    mostTooLow: 'Den høyeste prisen må være minst like høy som den laveste.',
    from: (least: string, most: string) => `${least} til ${most}`,
  },
  speed: {
    title: 'Fart',
    longTitle: 'Fra kort til «Godkjent»',
    none: 'Ikke målt',
    ways: { connected: 'På nett', alone: 'Uten nett' },
    kept: (ms: number) => `${ms} ms`,
    broken: (ms: number, promisedMs: number) => `${ms} ms, tregere enn ${promisedMs}`,
    of: (sales: number) => `siste ${sales} salg`,
    ofToday: (sales: number, ms: number) => `siste ${sales} salg, i dag oftest ${ms} ms`,
    explained: (when: string) => `95 av 100 salg er like raske eller raskere. Kassen meldte det ${when}.`,
  },
}
