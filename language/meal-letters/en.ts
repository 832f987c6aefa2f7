import type { MealLetters } from './texts.ts'

export const en: MealLetters = {
  advance: {
    subject: (child) => `Food for ${child} today`,
    text: ({ child, school, amount }) => `${child} got lunch in the canteen today. There was not enough on the card, so ${school} paid ${amount} in advance.`,
    back: (outstanding) => `The amount is taken from the next top-up. You need not do anything else. In all, ${outstanding} has been paid in advance.`,
    private: 'Nothing of this showed at the till. Only you and the school’s office can see it.',
  },
  paidBack: (amount) => `Back to the school, which had paid for food: ${amount}`,
}
