import { countIn } from '../plurals.ts'
import type { TillSpeedTexts } from './texts.ts'

const count = countIn('nn')

export const nn: TillSpeedTexts = {
  title: 'Kor rask kassa er',
  explained: 'Frå kortet blir lese til det står «Godkjent».',
  connected: 'På nett',
  alone: 'Utan nett',
  none: 'ingen sal målte enno',
  nearlyAll: (ms) => `${ms} ms eller raskare for 95 av 100`,
  kept: (ms) => `Innanfor lovnaden, ${ms} ms`,
  broken: (ms) => `Tregare enn lovnaden, ${ms} ms`,
  of: (sales) => `Målt på ${count(sales, { one: 'sal', other: 'sal' })}.`,
  ofToday: (sales, ms) => `Målt på ${count(sales, { one: 'sal', other: 'sal' })}. I dag er halvparten raskare enn ${ms} ms.`,
  nfc: {
    label: 'Les kort med NFC',
    help: 'Kortet blir halde mot baksida av eininga. Kort eleven hadde frå før, må vere kopla til først.',
    refused: 'Nettlesaren fekk ikkje lov til å lese kort. Tillat NFC for denne sida, og slå på igjen.',
    off: 'NFC er slått av på eininga. Slå det på i innstillingane til eininga.',
  },
}
