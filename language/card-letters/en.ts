import type { CardLetters } from './texts.ts'

export const en: CardLetters = {
  blocked: {
    subject: (child) => `A canteen card of ${child}’s is blocked`,
    text: {
      family: (child, school) => `Somebody who follows ${child}’s card has blocked it. Nobody can pay with it in the canteen at ${school} now.`,
      school: (child, school) => `The school has blocked a card of ${child}’s. Nobody can pay with it in the canteen at ${school} now.`,
    },
    more: 'The money is safe on the balance. See the cards, or open it again if it has been found:',
  },
  replaced: {
    subject: (child) => `${child}’s canteen card has been replaced`,
    text: {
      family: (child, school) => `Somebody who follows ${child}’s card has replaced it. Only the new one works in the canteen at ${school} now.`,
      school: (child, school) => `The school has replaced a card of ${child}’s. Only the new one works in the canteen at ${school} now.`,
    },
    more: 'The balance is the same. See the cards, and whether this costs anything:',
  },
  back: {
    subject: (child) => `${child}’s canteen card works again`,
    text: {
      family: (child, school) => `Somebody who follows ${child}’s card has opened it again. It can be used in the canteen at ${school} now.`,
      school: (child, school) => `The school has opened a card of ${child}’s again. It can be used in the canteen at ${school} now.`,
    },
    more: 'If the card is still lost, you can block it here:',
  },
  lowBalance: {
    subject: (child) => `${child}’s balance did not reach in the canteen`,
    text: ({ child, school, balance }) =>
      `${child} wanted to buy something in the canteen at ${school}, but the balance did not reach. There is ${balance} left. Nothing has been paid.`,
    topUp: 'Top up here, and it is there at once:',
    once: 'We tell you of this once a day.',
  },
}
