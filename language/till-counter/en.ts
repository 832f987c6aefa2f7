import type { TillCounterTexts } from './texts.ts'

export const en: TillCounterTexts = {
  favourites: 'Best sellers now',
  openPrice: 'Open price',
  price: {
    title: (name) => `What does “${name}” cost?`,
    between: (least, most) => `From ${least} to ${most}`,
    keyed: 'The price',
    comma: 'Decimal comma',
    backspace: 'Delete the last digit',
    add: 'Add to the basket',
    addAt: (amount) => `Add to the basket at ${amount}`,
  },
}
