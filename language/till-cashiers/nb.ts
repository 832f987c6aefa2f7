import { countIn } from '../plurals.ts'

const count = countIn('nb')

export const nb = {
  title: 'Hvem står i kassen?',
  change: 'Hvem overtar?',
  lead: 'Velg navnet ditt, og tast PIN-koden din.',
  pupil: 'Elev',
  now: 'Logget inn',
  keyIn: 'Tast PIN-koden din.',
  keyInToSupervise: (pupil: string) => `Tast PIN-koden din for å føre tilsyn med ${pupil}.`,
  whoSupervises: 'Hvem fører tilsyn?',
  whoSupervisesLead: (pupil: string) => `${pupil} er elev. En voksen må være til stede, og taster sin PIN-kode først.`,
  digits: (digits: number) => `${count(digits, { one: 'siffer', other: 'sifre' })} tastet`,
  backspace: 'Slett siste siffer',
  enter: 'Logg inn',
  otherName: 'Velg et annet navn',
  goOn: (name: string) => `Fortsett som ${name}`,
  signOut: 'Logg ut',
  endSupervision: (name: string) => `${name} slutter med tilsyn`,
  basketStays: (things: number) => `${count(things, { one: 'vare', other: 'varer' })} i kurven. Den som logger inn, tar over kurven.`,
  signedIn: (name: string) => `${name} er logget inn. Bytt kasserer eller logg ut`,
  supervisedBy: (name: string) => `Tilsyn: ${name}`,
}
