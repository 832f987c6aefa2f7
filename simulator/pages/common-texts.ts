// What every simulated company's payer pages say alike: how a test of ours ends, and what becomes of the message about it.

import type { Language } from '../../language/languages.ts'

export type CommonTexts = {
  amount: string
  purpose: string
  errorTitle: string
  pay: (amount: string) => string
  chooseOtherEnd: string
  approveSlowlyHint: string
  closeWindowHint: string
  decline: string
  declineHint: string
  message: string
  messageFates: Record<'usual' | 'late' | 'twice' | 'never', string>
  refusedTitle: string
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

export const commonTexts: Record<Language, CommonTexts> = {
  nb: {
    amount: 'Beløp',
    purpose: 'Gjelder',
    errorTitle: 'Feil',
    pay: (amount) => `Betal ${amount}`,
    chooseOtherEnd: 'Prøv noe annet',
    approveSlowlyHint: 'Banken svarer først etter 20 sekunder.',
    closeWindowHint: 'Nettleseren går ikke tilbake til kantina.',
    decline: 'La banken si nei',
    declineHint: 'Som når det ikke er dekning på kontoen.',
    message: 'Beskjeden til kantina kommer',
    messageFates: { usual: 'med én gang', late: 'først etter 15 sekunder', twice: 'to ganger', never: 'aldri' },
    refusedTitle: 'Banken sa nei',
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
    amount: 'Beløp',
    purpose: 'Gjeld',
    errorTitle: 'Feil',
    pay: (amount) => `Betal ${amount}`,
    chooseOtherEnd: 'Prøv noko anna',
    approveSlowlyHint: 'Banken svarar først etter 20 sekund.',
    closeWindowHint: 'Nettlesaren går ikkje tilbake til kantina.',
    decline: 'Lat banken seie nei',
    declineHint: 'Som når det ikkje er dekning på kontoen.',
    message: 'Meldinga til kantina kjem',
    messageFates: { usual: 'med ein gong', late: 'først etter 15 sekund', twice: 'to gonger', never: 'aldri' },
    refusedTitle: 'Banken sa nei',
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
    amount: 'Amount',
    purpose: 'For',
    errorTitle: 'Error',
    pay: (amount) => `Pay ${amount}`,
    chooseOtherEnd: 'Try something else',
    approveSlowlyHint: 'The bank answers only after 20 seconds.',
    closeWindowHint: 'The browser does not go back to the canteen.',
    decline: 'Let the bank say no',
    declineHint: 'As when there is not enough in the account.',
    message: 'The canteen hears of it',
    messageFates: { usual: 'at once', late: 'only after 15 seconds', twice: 'twice', never: 'never' },
    refusedTitle: 'The bank said no',
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
