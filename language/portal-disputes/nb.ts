export const nb = {
  begin: (child: string | null) => (child === null ? 'Dette var ikke meg' : `Dette var ikke ${child}`),
  reported: (number: number) => `Meldt til skolen, sak ${number}`,
  title: 'Er ikke dette kjøpet ditt?',
  whatHappens: 'Kortet eller mobilkoden som betalte, sperres med en gang, og skolen får en sak. Da kan ingen bruke det mens dere finner ut av det.',
  whatNot: 'Pengene kommer ikke tilbake av seg selv. Skolen ser på kjøpet og svarer deg.',
  message: 'Vil du skrive noe til skolen?',
  usualWords: 'Jeg kjenner ikke igjen dette kjøpet.',
  submit: 'Sperr og meld fra',
  doneTitle: 'Sperret og meldt fra',
  done: (number: number, sentTo: string) =>
    `Skolen har fått sak ${number}. Svaret kommer til ${sentTo}. Trenger du å betale, kan du åpne kortet igjen under «Kort», eller be skolen om et nytt.`,
  toCase: (number: number) => `Se sak ${number}`,
  close: 'Lukk',
}
