import type { RelationLetters } from './texts.ts'

export const nn: RelationLetters = {
  request: {
    subject: (name) => `${name} vil følgje kantinekortet ditt`,
    text: (name, school) => `${name} vil følgje kortet ditt i kantina på ${school}. Ingenting blir vist før du har sagt ja.`,
    choice: 'Svar under «Familie og innsyn» i profilen din. Du kan seie nei, og du treng ikkje seie kvifor.',
  },
  refused: {
    subject: (child) => `Du følgjer ikkje kortet til ${child}`,
    text: (child) => `Det vart ikkje sagt ja til at du følgjer kantinekortet til ${child}.`,
    ask: (school) => `Lurer du på noko? Snakk med eleven, eller spør ${school}.`,
  },
  started: {
    subject: (child) => `Ein ny føresett følgjer kortet til ${child}`,
    text: (name, child) => `${name} følgjer no kantinekortet til ${child}.`,
    wrong: (school) => `Er det feil? Sei frå til ${school}, som kan avslutte det med ein gong.`,
  },
  later: (day) => `Frå ${day} ser du kortet, og ikkje før.`,
}
