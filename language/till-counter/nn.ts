import type { TillCounterTexts } from './texts.ts'

export const nn: TillCounterTexts = {
  favourites: 'Mest selt no',
  openPrice: 'Open pris',
  price: {
    title: (name) => `Kva kostar «${name}»?`,
    between: (least, most) => `Frå ${least} til ${most}`,
    keyed: 'Prisen',
    comma: 'Komma',
    backspace: 'Slett det siste sifferet',
    add: 'Legg i korga',
    addAt: (amount) => `Legg i korga for ${amount}`,
  },
}
