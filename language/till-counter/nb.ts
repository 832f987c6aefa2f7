export const nb = {
  favourites: 'Mest solgt nå',
  openPrice: 'Åpen pris',
  price: {
    title: (name: string) => `Hva koster «${name}»?`,
    between: (least: string, most: string) => `Fra ${least} til ${most}`,
    keyed: 'Prisen',
    comma: 'Komma',
    backspace: 'Slett det siste sifferet',
    add: 'Legg i kurven',
    addAt: (amount: string) => `Legg i kurven for ${amount}`,
  },
}
