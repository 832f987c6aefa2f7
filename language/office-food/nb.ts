export const nb = {
  title: 'Matgruppe',
  lead: 'Foresatte og elever ser hvor mye av det de kjøper, som er frukt, grønt, grovt og vann. Det ingen har svart på, vises som ukjent.',
  label: 'Hva er dette mest?',
  saved: (name: string) => `Matgruppen til ${name} er lagret`,
}
