import { countIn } from '../plurals.ts'

const count = countIn('nb')

export const nb = {
  title: 'Hvor rask kassen er',
  explained: 'Fra kortet leses til det står «Godkjent».',
  connected: 'På nett',
  alone: 'Uten nett',
  none: 'ingen salg målt ennå',
  nearlyAll: (ms: number) => `${ms} ms eller raskere for 95 av 100`,
  kept: (ms: number) => `Innenfor løftet, ${ms} ms`,
  broken: (ms: number) => `Tregere enn løftet, ${ms} ms`,
  of: (sales: number) => `Målt på ${count(sales, { one: 'salg', other: 'salg' })}.`,
  ofToday: (sales: number, ms: number) => `Målt på ${count(sales, { one: 'salg', other: 'salg' })}. I dag er halvparten raskere enn ${ms} ms.`,
  nfc: {
    label: 'Les kort med NFC',
    help: 'Kortet holdes mot baksiden av enheten. Kort eleven hadde fra før, må være koblet til først.',
    refused: 'Nettleseren fikk ikke lov til å lese kort. Tillat NFC for denne siden, og slå på igjen.',
    off: 'NFC er slått av på enheten. Slå den på i innstillingene til enheten.',
  },
}
