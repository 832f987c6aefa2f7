// Whom a simulated provider knows. The demo has the same people; somebody else may be written on the page.

export type Known = { name: string; givenName: string; familyName: string; email: string; feideName: string | null; phone: string | null }

/** As Feide knows them: pupils and staff of school owners. */
export const feidePeople: readonly Known[] = [
  {
    name: 'Jonas Nguyễn-Haugerud',
    givenName: 'Jonas',
    familyName: 'Nguyễn-Haugerud',
    email: 'jonas.nguyen-haugerud@elev.havbratt.example',
    feideName: 'jonas@havbratt.example',
    phone: null,
  },
  {
    name: 'Aud Kristin Bakken',
    givenName: 'Aud Kristin',
    familyName: 'Bakken',
    email: 'aud@fjellsyn.example',
    feideName: 'aud@fjellsyn.example',
    phone: null,
  },
]

/** As Vipps knows them: people with a telephone. */
export const vippsPeople: readonly Known[] = [
  { name: 'Linh Nguyễn-Haugerud', givenName: 'Linh', familyName: 'Nguyễn-Haugerud', email: 'linh@familie.example', feideName: null, phone: '4791234567' },
  { name: 'Ola Nordmann', givenName: 'Ola', familyName: 'Nordmann', email: 'ola@familie.example', feideName: null, phone: '4798765432' },
]
