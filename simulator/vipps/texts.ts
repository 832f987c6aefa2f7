// What the payer pages say. The provider is another company, so it has its own words.

import type { Language } from '../../language/languages.ts'
import { type CommonTexts, commonTexts } from '../pages/common-texts.ts'

export type PageTexts = CommonTexts & {
  landingTitle: (amount: string) => string
  payTo: string
  number: string
  numberHint: string
  numberWrong: string
  next: string
  cancel: string
  appTitle: string
  appOf: (number: string) => string
  to: (name: string) => string
  drawnFrom: string
  card: string
  approveSlowly: string
  closeWindow: string
  walkAway: string
  walkAwayHint: string
  expire: string
  expireHint: string
  refusedLead: string
  tryAgain: string
}

export const pageTexts: Record<Language, PageTexts> = {
  nb: {
    ...commonTexts.nb,
    landingTitle: (amount) => `Betal ${amount} med Vipps`,
    payTo: 'Betales til',
    number: 'Mobilnummer',
    numberHint: 'Åtte sifre. I simulatoren virker hvilke som helst, for eksempel 912 34 567.',
    numberWrong: 'Mobilnummeret må ha åtte sifre.',
    next: 'Neste',
    cancel: 'Avbryt',
    appTitle: 'Godkjenn betalingen',
    appOf: (number) => `Appen på ${number}`,
    to: (name) => `til ${name}`,
    drawnFrom: 'Trekkes fra',
    card: 'Prøvekort •••• 0004',
    approveSlowly: 'Betal, men langsomt',
    closeWindow: 'Betal og lukk vinduet',
    walkAway: 'Gå fra det uten å svare',
    walkAwayHint: 'Betalingen står åpen til det har gått ti minutter.',
    expire: 'La tiden gå ut',
    expireHint: 'Som om det har gått ti minutter.',
    refusedLead: 'Ingenting er trukket. Prøv et annet kort, eller avbryt.',
    tryAgain: 'Prøv et annet kort',
  },
  nn: {
    ...commonTexts.nn,
    landingTitle: (amount) => `Betal ${amount} med Vipps`,
    payTo: 'Blir betalt til',
    number: 'Mobilnummer',
    numberHint: 'Åtte siffer. I simulatoren verkar kva som helst, til dømes 912 34 567.',
    numberWrong: 'Mobilnummeret må ha åtte siffer.',
    next: 'Neste',
    cancel: 'Avbryt',
    appTitle: 'Godkjenn betalinga',
    appOf: (number) => `Appen på ${number}`,
    to: (name) => `til ${name}`,
    drawnFrom: 'Blir trekt frå',
    card: 'Prøvekort •••• 0004',
    approveSlowly: 'Betal, men seint',
    closeWindow: 'Betal og lat att vindauget',
    walkAway: 'Gå frå det utan å svare',
    walkAwayHint: 'Betalinga står open til det har gått ti minutt.',
    expire: 'Lat tida gå ut',
    expireHint: 'Som om det har gått ti minutt.',
    refusedLead: 'Ingenting er trekt. Prøv eit anna kort, eller avbryt.',
    tryAgain: 'Prøv eit anna kort',
  },
  en: {
    ...commonTexts.en,
    landingTitle: (amount) => `Pay ${amount} with Vipps`,
    payTo: 'Pay to',
    number: 'Mobile number',
    numberHint: 'Eight digits. In the simulator any will do, for example 912 34 567.',
    numberWrong: 'The mobile number must have eight digits.',
    next: 'Next',
    cancel: 'Cancel',
    appTitle: 'Approve the payment',
    appOf: (number) => `The app on ${number}`,
    to: (name) => `to ${name}`,
    drawnFrom: 'Drawn from',
    card: 'Test card •••• 0004',
    approveSlowly: 'Pay, but slowly',
    closeWindow: 'Pay and close the window',
    walkAway: 'Walk away without an answer',
    walkAwayHint: 'The payment stays open until ten minutes have passed.',
    expire: 'Let the time run out',
    expireHint: 'As if ten minutes had passed.',
    refusedLead: 'Nothing has been drawn. Try another card, or cancel.',
    tryAgain: 'Try another card',
  },
}
