import type { MealLetters } from './texts.ts'

export const nn: MealLetters = {
  advance: {
    subject: (child) => `Mat til ${child} i dag`,
    text: ({ child, school, amount }) => `${child} fekk maten sin i kantina i dag. Det var ikkje nok på kortet, så ${school} la ut ${amount}.`,
    back: (outstanding) => `Beløpet blir trekt frå neste påfyll. De treng ikkje gjere noko meir. Til saman er det lagt ut ${outstanding}.`,
    private: 'Det syntest ikkje i kassa, og berre de og kontoret på skulen ser det.',
  },
  paidBack: (amount) => `Tilbake til skulen, som la ut for mat: ${amount}`,
}
