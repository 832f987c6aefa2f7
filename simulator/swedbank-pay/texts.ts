// What the payer pages say. The provider is another company, so it has its own words.

import type { Language } from '../../language/languages.ts'
import { type CommonTexts, commonTexts } from '../pages/common-texts.ts'
import type { CardName } from './deeds.ts'

export type PageTexts = CommonTexts & {
  register: string
  fee: string
  keepsCard: string
  chooseCard: string
  cards: Record<CardName | 'vipps', string>
  goOn: string
  cancel: string
  bankIdTitle: string
  bankIdLead: (amount: string) => string
  code: string
  codeHint: string
  codeWrong: string
  send: string
  decideTitle: string
  decideLead: (amount: string) => string
  approve: (amount: string) => string
  approveSlowly: string
  closeWindow: string
  cancelBankId: string
  cancelBankIdHint: string
  leave: string
  leaveHint: string
  refusedLead: string
  tryOtherCard: string

  steps: (step: number) => string
}

export const pageTexts: Record<Language, PageTexts> = {
  nb: {
    ...commonTexts.nb,
    register: 'Registrer kortet',
    fee: 'Gebyr',
    keepsCard: 'Kortet blir lagret, så det kan trekkes senere slik du har avtalt.',
    chooseCard: 'Velg hvordan du vil betale',
    cards: {
      visa3ds: 'Visa som slutter på 0416',
      mastercard3ds: 'Mastercard som slutter på 3406',
      visa: 'Visa uten BankID, slutter på 0004',
      vipps: 'Vipps',
    },
    goOn: 'Fortsett',
    cancel: 'Avbryt og gå tilbake',
    bankIdTitle: 'Bekreft med BankID',
    bankIdLead: (amount) => `Du betaler ${amount}. Skriv koden fra kodebrikken eller appen.`,
    code: 'Engangskode',
    codeHint: 'Seks sifre. I simulatoren virker hvilke som helst, for eksempel 123456.',
    codeWrong: 'Koden må være seks sifre.',
    send: 'Bekreft',
    decideTitle: 'Godkjenn betalingen',
    decideLead: (amount) => `Skal ${amount} trekkes?`,
    approve: (amount) => `Godkjenn ${amount}`,
    approveSlowly: 'Godkjenn langsomt',
    closeWindow: 'Godkjenn og lukk vinduet',
    cancelBankId: 'Avbryt i BankID',
    cancelBankIdHint: 'Som når du trykker avbryt i appen.',
    leave: 'Gå uten å betale',
    leaveHint: 'Du kommer tilbake uten at noe er trukket.',
    refusedLead: 'Ingenting er trukket. Prøv et annet kort, eller gå tilbake.',
    tryOtherCard: 'Prøv et annet kort',
    steps: (step) => `Steg ${step} av 3`,
  },
  nn: {
    ...commonTexts.nn,
    register: 'Registrer kortet',
    fee: 'Gebyr',
    keepsCard: 'Kortet blir lagra, så det kan trekkjast seinare slik du har avtalt.',
    chooseCard: 'Vel korleis du vil betale',
    cards: {
      visa3ds: 'Visa som sluttar på 0416',
      mastercard3ds: 'Mastercard som sluttar på 3406',
      visa: 'Visa utan BankID, sluttar på 0004',
      vipps: 'Vipps',
    },
    goOn: 'Hald fram',
    cancel: 'Avbryt og gå tilbake',
    bankIdTitle: 'Stadfest med BankID',
    bankIdLead: (amount) => `Du betaler ${amount}. Skriv koden frå kodebrikka eller appen.`,
    code: 'Eingongskode',
    codeHint: 'Seks siffer. I simulatoren verkar kva som helst, til dømes 123456.',
    codeWrong: 'Koden må vere seks siffer.',
    send: 'Stadfest',
    decideTitle: 'Godkjenn betalinga',
    decideLead: (amount) => `Skal ${amount} trekkjast?`,
    approve: (amount) => `Godkjenn ${amount}`,
    approveSlowly: 'Godkjenn seint',
    closeWindow: 'Godkjenn og lat att vindauget',
    cancelBankId: 'Avbryt i BankID',
    cancelBankIdHint: 'Som når du trykkjer avbryt i appen.',
    leave: 'Gå utan å betale',
    leaveHint: 'Du kjem tilbake utan at noko er trekt.',
    refusedLead: 'Ingenting er trekt. Prøv eit anna kort, eller gå tilbake.',
    tryOtherCard: 'Prøv eit anna kort',
    steps: (step) => `Steg ${step} av 3`,
  },
  en: {
    ...commonTexts.en,
    register: 'Register the card',
    fee: 'Fee',
    keepsCard: 'The card is kept, so that it can be charged later as you have agreed.',
    chooseCard: 'Choose how to pay',
    cards: {
      visa3ds: 'Visa ending in 0416',
      mastercard3ds: 'Mastercard ending in 3406',
      visa: 'Visa without BankID, ending in 0004',
      vipps: 'Vipps',
    },
    goOn: 'Continue',
    cancel: 'Cancel and go back',
    bankIdTitle: 'Confirm with BankID',
    bankIdLead: (amount) => `You are paying ${amount}. Type the code from your code device or app.`,
    code: 'One-time code',
    codeHint: 'Six digits. In the simulator any will do, for example 123456.',
    codeWrong: 'The code must be six digits.',
    send: 'Confirm',
    decideTitle: 'Approve the payment',
    decideLead: (amount) => `Shall ${amount} be drawn?`,
    approve: (amount) => `Approve ${amount}`,
    approveSlowly: 'Approve slowly',
    closeWindow: 'Approve and close the window',
    cancelBankId: 'Cancel in BankID',
    cancelBankIdHint: 'As when you press cancel in the app.',
    leave: 'Leave without paying',
    leaveHint: 'You go back, and nothing has been drawn.',
    refusedLead: 'Nothing has been drawn. Try another card, or go back.',
    tryOtherCard: 'Try another card',
    steps: (step) => `Step ${step} of 3`,
  },
}
