import type { CardLetters } from './texts.ts'

export const nn: CardLetters = {
  blocked: {
    subject: (child) => `Eit kantinekort til ${child} er sperra`,
    text: {
      family: (child, school) => `Ein som følgjer kortet til ${child}, har sperra det. Ingen kan handle med det i kantina på ${school} no.`,
      school: (child, school) => `Skulen har sperra eit kort til ${child}. Ingen kan handle med det i kantina på ${school} no.`,
    },
    more: 'Pengane er trygge på saldoen. Sjå korta, eller opne det att om det er funne:',
  },
  replaced: {
    subject: (child) => `Kantinekortet til ${child} er bytt`,
    text: {
      family: (child, school) => `Ein som følgjer kortet til ${child}, har bytt det. No er det berre det nye som verkar i kantina på ${school}.`,
      school: (child, school) => `Skulen har bytt eit kort til ${child}. No er det berre det nye som verkar i kantina på ${school}.`,
    },
    more: 'Saldoen er den same. Sjå korta, og om bytet kostar noko:',
  },
  back: {
    subject: (child) => `Kantinekortet til ${child} verkar att`,
    text: {
      family: (child, school) => `Ein som følgjer kortet til ${child}, har opna det att. No kan det brukast i kantina på ${school}.`,
      school: (child, school) => `Skulen har opna eit kort til ${child} att. No kan det brukast i kantina på ${school}.`,
    },
    more: 'Er kortet framleis borte, kan du sperre det her:',
  },
  lowBalance: {
    subject: (child) => `Saldoen til ${child} rakk ikkje i kantina`,
    text: ({ child, school, balance }) => `${child} ville handle i kantina på ${school}, men saldoen rakk ikkje. Det er ${balance} att. Ingenting er betalt.`,
    topUp: 'Kjøp saldo her, så er han der med ein gong:',
    once: 'Vi seier frå om dette éin gong om dagen.',
  },
}
