import type { AutomaticRefusalTexts } from './automatic-texts.ts'

const faults: Readonly<Record<string, string>> = {
  when: 'Du må velje når det skal fyllast på. Vel anten ei grense for saldoen eller ein dag i månaden.',
  threshold: 'Den grensa går ikkje. Vel heile kroner frå 10 til 500.',
  amount: 'Beløpet er mindre enn grensa for saldoen. Vel eit beløp som er minst like stort.',
  room: 'Så mykje er det ikkje plass til på kortet. Vel eit mindre beløp eller ei lågare grense.',
  day: 'Den dagen finst ikkje. Vel ein dag frå 1 til 31.',
  cap: 'Den månadsgrensa går ikkje. Vel heile kroner, minst like mykje som beløpet og høgst 5000 kr.',
}

export const nn: AutomaticRefusalTexts = {
  automatic_terms_not_valid: ({ fault }) => faults[String(fault)] ?? 'Det du har valt, går ikkje saman. Sjå over det, og prøv igjen.',
  automatic_needs_card: 'Dette kortet kan ikkje trekkjast meir. Vel «Byt kort», og betal éin gong med eit anna.',
}
