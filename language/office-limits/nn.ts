import type { OfficeLimitTexts } from './texts.ts'

export const nn: OfficeLimitTexts = {
  periods: {
    title: 'Tider i kantina',
    lead: 'Gi timane namn, så kan føresette setje ei grense for kvar av dei. Tek du bort ei tid, gjeld ikkje grensene for henne lenger.',
    name: (place) => `Namn på tid ${place}`,
    from: (place) => `Tid ${place} frå`,
    until: (place) => `Tid ${place} til`,
    add: 'Legg til ei tid',
    remove: (place) => `Ta bort tid ${place}`,
    save: 'Lagre tidene',
    saved: 'Tidene er lagra',
    missing: 'Fyll ut namn, frå og til.',
  },
  sweet: {
    title: 'Sukker og energidrikk',
    lead: 'Føresette kan stoppe dette med eitt val. Det ingen har svara på, blir ikkje stoppa.',
    energy: 'Er det ein energidrikk?',
    sugar: 'Er det tilsett sukker eller søtt?',
    yes: 'Ja',
    no: 'Nei',
    unknown: 'Veit ikkje',
    saved: (name) => `Svaret for ${name} er lagra`,
  },
  pupil: {
    title: 'Grenser frå føresette',
    none: 'Ingen føresette har sett grenser.',
    setBy: (name) => `Sette av ${name}`,
    when: (when) => `Sist endra ${when}`,
    end: 'Avslutt grensene',
    endOf: (name) => `Avslutt grensene til ${name}`,
    question: (name) => `Avslutte grensene til ${name}?`,
    consequence: 'Kassa stoppar ikkje lenger for dei. Begge føresette ser at skulen har gjort det.',
    ended: 'Grensene er avslutta',
  },
}
