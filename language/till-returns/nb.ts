import { countIn } from '../plurals.ts'

const count = countIn('nb')

export const nb = {
  undo: (amount: string) => `Angre salget, ${amount}`,
  undoTitle: (name: string) => `Angre salget til ${name}?`,
  consequence: (amount: string) => `${amount} går tilbake på kortet. Salget blir stående, og returen får sin egen kvittering.`,
  giveBack: (amount: string) => `Gi tilbake ${amount}`,
  wrongPupilInstead: 'Feil elev: gi tilbake, og skann riktig kort',

  returnSale: 'Returner',
  title: (name: string) => `Ta tilbake fra ${name}`,
  which: 'Hva kommer tilbake?',
  leftOf: (left: number, sold: number) => (left === sold ? `${sold} solgt` : `${left} igjen av ${sold}`),
  allBack: 'Alt i dette salget er returnert.',
  more: (product: string) => `Én til av ${product} tilbake`,
  fewer: (product: string) => `Én mindre av ${product} tilbake`,
  why: 'Hvorfor?',
  reasons: { undone: 'Angret', wrong_product: 'Feil vare', wrong_pupil: 'Feil elev', other: 'Annet' },
  note: 'Skriv hvorfor',
  noteHelp: 'Noen få ord, uten navn.',
  noteMissing: 'Skriv noen ord om hvorfor.',
  wrongPupilAdvice: 'Varene legges i kurven, klare for riktig kort.',
  basketFirst: 'Det ligger varer i kurven. Selg dem eller tøm kurven først.',
  nothingChosen: 'Velg hva som kommer tilbake.',

  asking: 'Gir tilbake …',
  askingLead: (amount: string) => `Returen på ${amount} er sendt. Ikke gjør den på nytt: pengene kommer tilbake bare én gang.`,
  asked: (times: number) => `Spurt ${count(times, { one: 'gang', other: 'ganger' })}`,
  askNow: 'Spør nå',
  goOnSelling: 'Selg videre',
  goOnAdvice: 'Kassen spør videre i bakgrunnen og sier fra når svaret kommer.',
  noContact: 'Ingen kontakt med nettet, så ingenting er gitt tilbake. Prøv igjen når kassen har kontakt.',
  notKept: 'Enheten fikk ikke lagret returen, så ingenting er gitt tilbake. Frigjør plass på enheten, og prøv igjen.',

  doneTitle: 'Gitt tilbake',
  done: (amount: string, name: string) => `${amount} er tilbake på kortet til ${name}.`,
  newBalance: (balance: string) => `Ny saldo ${balance}.`,
  scanRightCard: 'Varene ligger i kurven. Skann kortet til riktig elev.',
  showReceipt: 'Returkvittering',
  ready: 'Ferdig',

  returned: 'Returnert',
  partlyReturned: (amount: string) => `${amount} returnert`,
  returnsOfSale: 'Returer av dette salget',
  receiptNumber: (number: number) => `Returkvittering nr. ${number}`,
  backToSale: 'Til salgskvitteringen',

  waiting: (returns: number) => `${count(returns, { one: 'retur venter', other: 'returer venter' })} på svar`,
  settled: (returns: number) => `Se ${count(returns, { one: 'avklart retur', other: 'avklarte returer' })}`,
  waitingTitle: 'Returer som venter på svar',
  settledReturned: (name: string) => `Gitt tilbake til ${name}`,
  settledRefused: 'Ikke gitt tilbake',

  receipt: {
    title: 'Returkvittering',
    number: 'Returkvittering nr.',
    ofSale: 'Gjelder salg',
    saleIs: (number: number, date: string) => `kvittering nr. ${number}, ${date}`,
    saleRegister: 'Solgt på kasse',
    total: 'Tilbake kr',
    paidTo: 'Tilbake på',
  },
}
