import type { MealLetters } from './texts.ts'

export const en: MealLetters = {
  advance: {
    subject: (child) => `Food for ${child} today`,
    text: ({ child, school, amount }) => `${child} got lunch in the canteen today. There was not enough on the card, so ${school} paid ${amount} in advance.`,
    back: (outstanding) => `The amount is taken from the next top-up. You need not do anything else. In all, ${outstanding} has been paid in advance.`,
    private: 'Nothing of this showed at the till. Only you and the school’s office can see it.',
  },
  paidBack: (amount) => `Back to the school, which had paid for food: ${amount}`,
  fund: {
    description: (amount) => `Gift for school meals ${amount}`,
    subject: (amount, school) => `Receipt: ${amount} for school meals at ${school}`,
    text: (amount, school) => `Thank you! You have given ${amount} to the meal fund of ${school}.`,
    whatFor: 'The money pays for food in the canteen when a pupil does not have enough on the card. No pupil is named, and nobody is told who was helped.',
    letGo: (amount, school) => `The payment of ${amount} to the meal fund of ${school} came after the school had closed the link. So we have not taken it.`,
    reversedSubject: (amount) => `The gift of ${amount} has been returned`,
    reversed: (amount, school) => `${amount} that you had given to the meal fund of ${school} has been returned to you by the payment provider or your bank.`,
  },
}
