import { countIn } from '../plurals.ts'
import type { TillSpeedTexts } from './texts.ts'

const count = countIn('en')

export const en: TillSpeedTexts = {
  title: 'How quick the till is',
  explained: 'From when the card is read until it says “Approved”.',
  connected: 'Connected',
  alone: 'Without a network',
  none: 'no sale measured yet',
  nearlyAll: (ms) => `${ms} ms or quicker for 95 of 100`,
  kept: (ms) => `Within the promise of ${ms} ms`,
  broken: (ms) => `Slower than the promise of ${ms} ms`,
  of: (sales) => `Measured on ${count(sales, { one: 'sale', other: 'sales' })}.`,
  ofToday: (sales, ms) => `Measured on ${count(sales, { one: 'sale', other: 'sales' })}. Today half are quicker than ${ms} ms.`,
  nfc: {
    label: 'Read cards by NFC',
    help: 'The card is held to the back of the device. Cards that pupils had before must be paired first.',
    refused: 'The browser was not allowed to read cards. Allow NFC for this page, and switch it on again.',
    off: 'NFC is switched off on the device. Switch it on in the device’s settings.',
  },
}
