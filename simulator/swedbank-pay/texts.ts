// What the payer pages say. The provider is another company, so it has its own words.

import type { Language } from '../../language/languages.ts'
import type { CardName } from './deeds.ts'

export type PageTexts = {
  pay: (amount: string) => string
  register: string
  amount: string
  purpose: string
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
  errorTitle: string
  send: string
  decideTitle: string
  decideLead: (amount: string) => string
  approve: (amount: string) => string
  chooseOtherEnd: string
  approveSlowly: string
  approveSlowlyHint: string
  closeWindow: string
  closeWindowHint: string
  decline: string
  declineHint: string
  cancelBankId: string
  cancelBankIdHint: string
  leave: string
  leaveHint: string
  message: string
  messageFates: Record<'usual' | 'late' | 'twice' | 'never', string>
  refusedTitle: string
  refusedLead: string
  tryOtherCard: string
  closedTitle: string
  closedLead: string
  slowTitle: string
  slowLead: string
  doneTitle: Record<'paid' | 'over', string>
  doneLead: Record<'paid' | 'over', string>
  back: string
  notFoundTitle: string
  notFoundLead: string
  steps: (step: number) => string
}

export const pageTexts: Record<Language, PageTexts> = {
  nb: {
    pay: (amount) => `Betal ${amount}`,
    register: 'Registrer kortet',
    amount: 'Beløp',
    purpose: 'Gjelder',
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
    errorTitle: 'Feil',
    send: 'Bekreft',
    decideTitle: 'Godkjenn betalingen',
    decideLead: (amount) => `Skal ${amount} trekkes?`,
    approve: (amount) => `Godkjenn ${amount}`,
    chooseOtherEnd: 'Prøv noe annet',
    approveSlowly: 'Godkjenn langsomt',
    approveSlowlyHint: 'Banken svarer først etter 20 sekunder.',
    closeWindow: 'Godkjenn og lukk vinduet',
    closeWindowHint: 'Nettleseren går ikke tilbake til kantina.',
    decline: 'La banken si nei',
    declineHint: 'Som når det ikke er dekning på kontoen.',
    cancelBankId: 'Avbryt i BankID',
    cancelBankIdHint: 'Som når du trykker avbryt i appen.',
    leave: 'Gå uten å betale',
    leaveHint: 'Du kommer tilbake uten at noe er trukket.',
    message: 'Beskjeden til kantina kommer',
    messageFates: { usual: 'med én gang', late: 'først etter 15 sekunder', twice: 'to ganger', never: 'aldri' },
    refusedTitle: 'Banken sa nei',
    refusedLead: 'Ingenting er trukket. Prøv et annet kort, eller gå tilbake.',
    tryOtherCard: 'Prøv et annet kort',
    closedTitle: 'Betalt',
    closedLead: 'Du kan lukke vinduet. Kantina får beskjed av seg selv.',
    slowTitle: 'Banken arbeider',
    slowLead: 'Betalingen er godkjent av deg. Banken svarer om noen sekunder.',
    doneTitle: { paid: 'Betalt', over: 'Betalingen er avsluttet' },
    doneLead: { paid: 'Betalingen er gjennomført.', over: 'Ingenting er trukket.' },
    back: 'Gå tilbake',
    notFoundTitle: 'Vi finner ikke betalingen',
    notFoundLead: 'Gå tilbake til siden du kom fra, og begynn på nytt.',
    steps: (step) => `Steg ${step} av 3`,
  },
  nn: {
    pay: (amount) => `Betal ${amount}`,
    register: 'Registrer kortet',
    amount: 'Beløp',
    purpose: 'Gjeld',
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
    errorTitle: 'Feil',
    send: 'Stadfest',
    decideTitle: 'Godkjenn betalinga',
    decideLead: (amount) => `Skal ${amount} trekkjast?`,
    approve: (amount) => `Godkjenn ${amount}`,
    chooseOtherEnd: 'Prøv noko anna',
    approveSlowly: 'Godkjenn seint',
    approveSlowlyHint: 'Banken svarar først etter 20 sekund.',
    closeWindow: 'Godkjenn og lat att vindauget',
    closeWindowHint: 'Nettlesaren går ikkje tilbake til kantina.',
    decline: 'Lat banken seie nei',
    declineHint: 'Som når det ikkje er dekning på kontoen.',
    cancelBankId: 'Avbryt i BankID',
    cancelBankIdHint: 'Som når du trykkjer avbryt i appen.',
    leave: 'Gå utan å betale',
    leaveHint: 'Du kjem tilbake utan at noko er trekt.',
    message: 'Meldinga til kantina kjem',
    messageFates: { usual: 'med ein gong', late: 'først etter 15 sekund', twice: 'to gonger', never: 'aldri' },
    refusedTitle: 'Banken sa nei',
    refusedLead: 'Ingenting er trekt. Prøv eit anna kort, eller gå tilbake.',
    tryOtherCard: 'Prøv eit anna kort',
    closedTitle: 'Betalt',
    closedLead: 'Du kan late att vindauget. Kantina får melding av seg sjølv.',
    slowTitle: 'Banken arbeider',
    slowLead: 'Du har godkjent betalinga. Banken svarar om nokre sekund.',
    doneTitle: { paid: 'Betalt', over: 'Betalinga er avslutta' },
    doneLead: { paid: 'Betalinga er gjennomført.', over: 'Ingenting er trekt.' },
    back: 'Gå tilbake',
    notFoundTitle: 'Vi finn ikkje betalinga',
    notFoundLead: 'Gå tilbake til sida du kom frå, og byrj på nytt.',
    steps: (step) => `Steg ${step} av 3`,
  },
  en: {
    pay: (amount) => `Pay ${amount}`,
    register: 'Register the card',
    amount: 'Amount',
    purpose: 'For',
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
    errorTitle: 'Error',
    send: 'Confirm',
    decideTitle: 'Approve the payment',
    decideLead: (amount) => `Shall ${amount} be drawn?`,
    approve: (amount) => `Approve ${amount}`,
    chooseOtherEnd: 'Try something else',
    approveSlowly: 'Approve slowly',
    approveSlowlyHint: 'The bank answers only after 20 seconds.',
    closeWindow: 'Approve and close the window',
    closeWindowHint: 'The browser does not go back to the canteen.',
    decline: 'Let the bank say no',
    declineHint: 'As when there is not enough in the account.',
    cancelBankId: 'Cancel in BankID',
    cancelBankIdHint: 'As when you press cancel in the app.',
    leave: 'Leave without paying',
    leaveHint: 'You go back, and nothing has been drawn.',
    message: 'The canteen hears of it',
    messageFates: { usual: 'at once', late: 'only after 15 seconds', twice: 'twice', never: 'never' },
    refusedTitle: 'The bank said no',
    refusedLead: 'Nothing has been drawn. Try another card, or go back.',
    tryOtherCard: 'Try another card',
    closedTitle: 'Paid',
    closedLead: 'You may close the window. The canteen is told without you.',
    slowTitle: 'The bank is working',
    slowLead: 'You have approved the payment. The bank answers in a few seconds.',
    doneTitle: { paid: 'Paid', over: 'The payment is over' },
    doneLead: { paid: 'The payment is done.', over: 'Nothing has been drawn.' },
    back: 'Go back',
    notFoundTitle: 'We cannot find the payment',
    notFoundLead: 'Go back to the page you came from and start again.',
    steps: (step) => `Step ${step} of 3`,
  },
}
