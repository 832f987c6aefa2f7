// What the payer pages say. The provider is another company, so it has its own words.

import type { Language } from '../../language/languages.ts'

export type PageTexts = {
  landingTitle: (amount: string) => string
  payTo: string
  amount: string
  purpose: string
  number: string
  numberHint: string
  numberWrong: string
  errorTitle: string
  next: string
  cancel: string
  appTitle: string
  appOf: (number: string) => string
  to: (name: string) => string
  drawnFrom: string
  card: string
  pay: (amount: string) => string
  chooseOtherEnd: string
  approveSlowly: string
  approveSlowlyHint: string
  closeWindow: string
  closeWindowHint: string
  decline: string
  declineHint: string
  walkAway: string
  walkAwayHint: string
  expire: string
  expireHint: string
  message: string
  messageFates: Record<'usual' | 'late' | 'twice' | 'never', string>
  refusedTitle: string
  refusedLead: string
  tryAgain: string
  closedTitle: string
  closedLead: string
  slowTitle: string
  slowLead: string
  doneTitle: Record<'paid' | 'over', string>
  doneLead: Record<'paid' | 'over', string>
  back: string
  notFoundTitle: string
  notFoundLead: string
}

export const pageTexts: Record<Language, PageTexts> = {
  nb: {
    landingTitle: (amount) => `Betal ${amount} med Vipps`,
    payTo: 'Betales til',
    amount: 'Beløp',
    purpose: 'Gjelder',
    number: 'Mobilnummer',
    numberHint: 'Åtte sifre. I simulatoren virker hvilke som helst, for eksempel 912 34 567.',
    numberWrong: 'Mobilnummeret må ha åtte sifre.',
    errorTitle: 'Feil',
    next: 'Neste',
    cancel: 'Avbryt',
    appTitle: 'Godkjenn betalingen',
    appOf: (number) => `Appen på ${number}`,
    to: (name) => `til ${name}`,
    drawnFrom: 'Trekkes fra',
    card: 'Prøvekort •••• 0004',
    pay: (amount) => `Betal ${amount}`,
    chooseOtherEnd: 'Prøv noe annet',
    approveSlowly: 'Betal, men langsomt',
    approveSlowlyHint: 'Banken svarer først etter 20 sekunder.',
    closeWindow: 'Betal og lukk vinduet',
    closeWindowHint: 'Nettleseren går ikke tilbake til kantina.',
    decline: 'La banken si nei',
    declineHint: 'Som når det ikke er dekning på kontoen.',
    walkAway: 'Gå fra det uten å svare',
    walkAwayHint: 'Betalingen står åpen til det har gått ti minutter.',
    expire: 'La tiden gå ut',
    expireHint: 'Som om det har gått ti minutter.',
    message: 'Beskjeden til kantina kommer',
    messageFates: { usual: 'med én gang', late: 'først etter 15 sekunder', twice: 'to ganger', never: 'aldri' },
    refusedTitle: 'Banken sa nei',
    refusedLead: 'Ingenting er trukket. Prøv et annet kort, eller avbryt.',
    tryAgain: 'Prøv et annet kort',
    closedTitle: 'Betalt',
    closedLead: 'Du kan lukke vinduet. Kantina får beskjed av seg selv.',
    slowTitle: 'Banken arbeider',
    slowLead: 'Betalingen er godkjent av deg. Banken svarer om noen sekunder.',
    doneTitle: { paid: 'Betalt', over: 'Betalingen er avsluttet' },
    doneLead: { paid: 'Betalingen er gjennomført.', over: 'Ingenting er trukket.' },
    back: 'Gå tilbake',
    notFoundTitle: 'Vi finner ikke betalingen',
    notFoundLead: 'Gå tilbake til siden du kom fra, og begynn på nytt.',
  },
  nn: {
    landingTitle: (amount) => `Betal ${amount} med Vipps`,
    payTo: 'Blir betalt til',
    amount: 'Beløp',
    purpose: 'Gjeld',
    number: 'Mobilnummer',
    numberHint: 'Åtte siffer. I simulatoren verkar kva som helst, til dømes 912 34 567.',
    numberWrong: 'Mobilnummeret må ha åtte siffer.',
    errorTitle: 'Feil',
    next: 'Neste',
    cancel: 'Avbryt',
    appTitle: 'Godkjenn betalinga',
    appOf: (number) => `Appen på ${number}`,
    to: (name) => `til ${name}`,
    drawnFrom: 'Blir trekt frå',
    card: 'Prøvekort •••• 0004',
    pay: (amount) => `Betal ${amount}`,
    chooseOtherEnd: 'Prøv noko anna',
    approveSlowly: 'Betal, men seint',
    approveSlowlyHint: 'Banken svarar først etter 20 sekund.',
    closeWindow: 'Betal og lat att vindauget',
    closeWindowHint: 'Nettlesaren går ikkje tilbake til kantina.',
    decline: 'Lat banken seie nei',
    declineHint: 'Som når det ikkje er dekning på kontoen.',
    walkAway: 'Gå frå det utan å svare',
    walkAwayHint: 'Betalinga står open til det har gått ti minutt.',
    expire: 'Lat tida gå ut',
    expireHint: 'Som om det har gått ti minutt.',
    message: 'Meldinga til kantina kjem',
    messageFates: { usual: 'med ein gong', late: 'først etter 15 sekund', twice: 'to gonger', never: 'aldri' },
    refusedTitle: 'Banken sa nei',
    refusedLead: 'Ingenting er trekt. Prøv eit anna kort, eller avbryt.',
    tryAgain: 'Prøv eit anna kort',
    closedTitle: 'Betalt',
    closedLead: 'Du kan late att vindauget. Kantina får melding av seg sjølv.',
    slowTitle: 'Banken arbeider',
    slowLead: 'Du har godkjent betalinga. Banken svarar om nokre sekund.',
    doneTitle: { paid: 'Betalt', over: 'Betalinga er avslutta' },
    doneLead: { paid: 'Betalinga er gjennomført.', over: 'Ingenting er trekt.' },
    back: 'Gå tilbake',
    notFoundTitle: 'Vi finn ikkje betalinga',
    notFoundLead: 'Gå tilbake til sida du kom frå, og byrj på nytt.',
  },
  en: {
    landingTitle: (amount) => `Pay ${amount} with Vipps`,
    payTo: 'Pay to',
    amount: 'Amount',
    purpose: 'For',
    number: 'Mobile number',
    numberHint: 'Eight digits. In the simulator any will do, for example 912 34 567.',
    numberWrong: 'The mobile number must have eight digits.',
    errorTitle: 'Error',
    next: 'Next',
    cancel: 'Cancel',
    appTitle: 'Approve the payment',
    appOf: (number) => `The app on ${number}`,
    to: (name) => `to ${name}`,
    drawnFrom: 'Drawn from',
    card: 'Test card •••• 0004',
    pay: (amount) => `Pay ${amount}`,
    chooseOtherEnd: 'Try something else',
    approveSlowly: 'Pay, but slowly',
    approveSlowlyHint: 'The bank answers only after 20 seconds.',
    closeWindow: 'Pay and close the window',
    closeWindowHint: 'The browser does not go back to the canteen.',
    decline: 'Let the bank say no',
    declineHint: 'As when there is not enough in the account.',
    walkAway: 'Walk away without an answer',
    walkAwayHint: 'The payment stays open until ten minutes have passed.',
    expire: 'Let the time run out',
    expireHint: 'As if ten minutes had passed.',
    message: 'The canteen hears of it',
    messageFates: { usual: 'at once', late: 'only after 15 seconds', twice: 'twice', never: 'never' },
    refusedTitle: 'The bank said no',
    refusedLead: 'Nothing has been drawn. Try another card, or cancel.',
    tryAgain: 'Try another card',
    closedTitle: 'Paid',
    closedLead: 'You may close the window. The canteen is told without you.',
    slowTitle: 'The bank is working',
    slowLead: 'You have approved the payment. The bank answers in a few seconds.',
    doneTitle: { paid: 'Paid', over: 'The payment is over' },
    doneLead: { paid: 'The payment is done.', over: 'Nothing has been drawn.' },
    back: 'Go back',
    notFoundTitle: 'We cannot find the payment',
    notFoundLead: 'Go back to the page you came from and start again.',
  },
}
