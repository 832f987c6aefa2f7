import { countIn } from '../plurals.ts'
import type { TillCashierTexts } from './texts.ts'

const count = countIn('nn')

export const nn: TillCashierTexts = {
  title: 'Kven står i kassa?',
  change: 'Kven tek over?',
  lead: 'Vel namnet ditt, og tast PIN-koden din.',
  pupil: 'Elev',
  now: 'Logga inn',
  keyIn: 'Tast PIN-koden din.',
  keyInToSupervise: (pupil) => `Tast PIN-koden din for å føre tilsyn med ${pupil}.`,
  whoSupervises: 'Kven fører tilsyn?',
  whoSupervisesLead: (pupil) => `${pupil} er elev. Ein vaksen må vere til stades, og tastar sin PIN-kode først.`,
  digits: (digits) => `${count(digits, { one: 'siffer', other: 'siffer' })} tasta`,
  backspace: 'Slett det siste sifferet',
  enter: 'Logg inn',
  otherName: 'Vel eit anna namn',
  goOn: (name) => `Hald fram som ${name}`,
  signOut: 'Logg ut',
  endSupervision: (name) => `${name} sluttar med tilsyn`,
  basketStays: (things) => `${count(things, { one: 'vare', other: 'varer' })} i korga. Den som loggar inn, tek over korga.`,
  signedIn: (name) => `${name} er logga inn. Byt kasserar eller logg ut`,
  supervisedBy: (name) => `Tilsyn: ${name}`,
}
