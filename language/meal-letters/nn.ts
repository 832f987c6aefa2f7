import type { MealLetters } from './texts.ts'

export const nn: MealLetters = {
  advance: {
    subject: (child) => `Mat til ${child} i dag`,
    text: ({ child, school, amount }) => `${child} fekk maten sin i kantina i dag. Det var ikkje nok på kortet, så ${school} la ut ${amount}.`,
    back: (outstanding) => `Beløpet blir trekt frå neste påfyll. De treng ikkje gjere noko meir. Til saman er det lagt ut ${outstanding}.`,
    private: 'Det syntest ikkje i kassa, og berre de og kontoret på skulen ser det.',
  },
  paidBack: (amount) => `Tilbake til skulen, som la ut for mat: ${amount}`,
  fund: {
    description: (amount) => `Gåve til skulemat ${amount}`,
    subject: (amount, school) => `Kvittering: ${amount} til skulemat på ${school}`,
    text: (amount, school) => `Tusen takk! Du har gitt ${amount} til måltidsfondet på ${school}.`,
    whatFor: 'Pengane blir brukte til mat i kantina, når ein elev ikkje har nok på kortet. Ingen elev blir nemnd, og ingen får vite kven som vart hjelpt.',
    letGo: (amount, school) =>
      `Betalinga på ${amount} til måltidsfondet på ${school} kom etter at skulen hadde avslutta lenkja. Difor har vi ikkje teke imot ho.`,
    reversedSubject: (amount) => `Gåva på ${amount} er ført tilbake`,
    reversed: (amount, school) =>
      `${amount} som du hadde gitt til måltidsfondet på ${school}, er ført tilbake til deg av betalingsleverandøren eller banken din.`,
  },
}
