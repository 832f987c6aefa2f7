import type { OfficeFoodTexts } from './texts.ts'

export const nn: OfficeFoodTexts = {
  title: 'Matgruppe',
  lead: 'Føresette og elevar ser kor mykje av det dei kjøper, som er frukt, grønt, grovt og vatn. Det ingen har svart på, blir vist som ukjend.',
  label: 'Kva er dette mest?',
  saved: (name) => `Matgruppa til ${name} er lagra`,
}
