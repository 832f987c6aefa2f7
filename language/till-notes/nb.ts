export const nb = {
  title: (name: string) => `Om «${name}»`,
  label: 'Si det kort',
  help: 'Det står på kvitteringen. Skriv ikke noe om eleven.',
  use: 'Bruk',
  remove: 'Fjern',
  before: 'Sagt før',
}
