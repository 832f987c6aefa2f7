// What the demo provider's pages say. It is another company, so it has its own words.

import type { Language } from '../../../language/languages.ts'
import type { ProviderWord } from './first-port.ts'

export type DemoTexts = {
  demoNotice: string
  pay: (amount: string) => string
  amount: string
  purpose: string
  fee: string
  chooseCard: string
  cards: Record<'visa' | 'mastercard', string>
  goOn: string
  cancel: string
  bankIdTitle: string
  bankIdLead: (amount: string) => string
  code: string
  codeHint: string
  codeWrong: string
  errorTitle: string
  send: string
  decideTitle: string
  decideLead: (amount: string) => string
  approve: (amount: string) => string
  chooseOtherEnd: string
  approveSlowly: string
  approveSlowlyHint: string
  decline: string
  declineHint: string
  leave: string
  leaveHint: string
  doneTitle: Record<ProviderWord, string>
  doneLead: Record<ProviderWord, string>
  back: string
  notFoundTitle: string
  notFoundLead: string
  languageMenu: string
  steps: (step: number) => string
}

export const demoTexts: Record<Language, DemoTexts> = {
  nb: {
    demoNotice: 'Dette er en demo. Ingen ekte penger flyttes.',
    pay: (amount) => `Betal ${amount}`,
    amount: 'Beløp',
    purpose: 'Gjelder',
    fee: 'Gebyr',
    chooseCard: 'Velg kort',
    cards: { visa: 'Visa som slutter på 4242', mastercard: 'Mastercard som slutter på 4444' },
    goOn: 'Fortsett til BankID',
    cancel: 'Avbryt og gå tilbake',
    bankIdTitle: 'Bekreft med BankID',
    bankIdLead: (amount) => `Du betaler ${amount}. Skriv koden fra kodebrikken eller appen.`,
    code: 'Engangskode',
    codeHint: 'Seks sifre. I demoen virker hvilke som helst, for eksempel 123456.',
    codeWrong: 'Koden må være seks sifre.',
    errorTitle: 'Feil',
    send: 'Bekreft',
    decideTitle: 'Godkjenn betalingen',
    decideLead: (amount) => `Skal ${amount} trekkes fra kortet?`,
    approve: (amount) => `Godkjenn ${amount}`,
    chooseOtherEnd: 'Prøv noe annet i demoen',
    approveSlowly: 'Godkjenn langsomt',
    approveSlowlyHint: 'Banken svarer først etter 20 sekunder.',
    decline: 'La banken si nei',
    declineHint: 'Som når det ikke er dekning på kontoen.',
    leave: 'Gå uten å betale',
    leaveHint: 'Du kommer tilbake uten at noe er trukket.',
    doneTitle: { open: 'Banken arbeider', approved: 'Betalt', declined: 'Banken sa nei', abandoned: 'Avbrutt' },
    doneLead: {
      open: 'Betalingen er godkjent av deg. Banken svarer om noen sekunder.',
      approved: 'Betalingen er gjennomført.',
      declined: 'Ingenting er trukket. Gå tilbake og prøv igjen.',
      abandoned: 'Du avbrøt. Ingenting er trukket.',
    },
    back: 'Gå tilbake',
    notFoundTitle: 'Vi finner ikke betalingen',
    notFoundLead: 'Gå tilbake til siden du kom fra, og begynn på nytt.',
    languageMenu: 'Språk',
    steps: (step) => `Steg ${step} av 3`,
  },
  nn: {
    demoNotice: 'Dette er ein demo. Ingen ekte pengar blir flytta.',
    pay: (amount) => `Betal ${amount}`,
    amount: 'Beløp',
    purpose: 'Gjeld',
    fee: 'Gebyr',
    chooseCard: 'Vel kort',
    cards: { visa: 'Visa som sluttar på 4242', mastercard: 'Mastercard som sluttar på 4444' },
    goOn: 'Hald fram til BankID',
    cancel: 'Avbryt og gå tilbake',
    bankIdTitle: 'Stadfest med BankID',
    bankIdLead: (amount) => `Du betaler ${amount}. Skriv koden frå kodebrikka eller appen.`,
    code: 'Eingongskode',
    codeHint: 'Seks siffer. I demoen verkar kva som helst, til dømes 123456.',
    codeWrong: 'Koden må vere seks siffer.',
    errorTitle: 'Feil',
    send: 'Stadfest',
    decideTitle: 'Godkjenn betalinga',
    decideLead: (amount) => `Skal ${amount} trekkjast frå kortet?`,
    approve: (amount) => `Godkjenn ${amount}`,
    chooseOtherEnd: 'Prøv noko anna i demoen',
    approveSlowly: 'Godkjenn seint',
    approveSlowlyHint: 'Banken svarar først etter 20 sekund.',
    decline: 'Lat banken seie nei',
    declineHint: 'Som når det ikkje er dekning på kontoen.',
    leave: 'Gå utan å betale',
    leaveHint: 'Du kjem tilbake utan at noko er trekt.',
    doneTitle: { open: 'Banken arbeider', approved: 'Betalt', declined: 'Banken sa nei', abandoned: 'Avbroten' },
    doneLead: {
      open: 'Du har godkjent betalinga. Banken svarar om nokre sekund.',
      approved: 'Betalinga er gjennomført.',
      declined: 'Ingenting er trekt. Gå tilbake og prøv igjen.',
      abandoned: 'Du braut av. Ingenting er trekt.',
    },
    back: 'Gå tilbake',
    notFoundTitle: 'Vi finn ikkje betalinga',
    notFoundLead: 'Gå tilbake til sida du kom frå, og byrj på nytt.',
    languageMenu: 'Språk',
    steps: (step) => `Steg ${step} av 3`,
  },
  en: {
    demoNotice: 'This is a demo. No real money moves.',
    pay: (amount) => `Pay ${amount}`,
    amount: 'Amount',
    purpose: 'For',
    fee: 'Fee',
    chooseCard: 'Choose a card',
    cards: { visa: 'Visa ending in 4242', mastercard: 'Mastercard ending in 4444' },
    goOn: 'Continue to BankID',
    cancel: 'Cancel and go back',
    bankIdTitle: 'Confirm with BankID',
    bankIdLead: (amount) => `You are paying ${amount}. Type the code from your code device or app.`,
    code: 'One-time code',
    codeHint: 'Six digits. In the demo any will do, for example 123456.',
    codeWrong: 'The code must be six digits.',
    errorTitle: 'Error',
    send: 'Confirm',
    decideTitle: 'Approve the payment',
    decideLead: (amount) => `Shall ${amount} be drawn from the card?`,
    approve: (amount) => `Approve ${amount}`,
    chooseOtherEnd: 'Try something else in the demo',
    approveSlowly: 'Approve slowly',
    approveSlowlyHint: 'The bank answers only after 20 seconds.',
    decline: 'Let the bank say no',
    declineHint: 'As when there is not enough in the account.',
    leave: 'Leave without paying',
    leaveHint: 'You go back, and nothing has been drawn.',
    doneTitle: { open: 'The bank is working', approved: 'Paid', declined: 'The bank said no', abandoned: 'Cancelled' },
    doneLead: {
      open: 'You have approved the payment. The bank answers in a few seconds.',
      approved: 'The payment is done.',
      declined: 'Nothing has been drawn. Go back and try again.',
      abandoned: 'You cancelled. Nothing has been drawn.',
    },
    back: 'Go back',
    notFoundTitle: 'We cannot find the payment',
    notFoundLead: 'Go back to the page you came from and start again.',
    languageMenu: 'Language',
    steps: (step) => `Step ${step} of 3`,
  },
}
