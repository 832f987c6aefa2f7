import type { PortalMealTexts } from './texts.ts'

export const en: PortalMealTexts = {
  outstanding: (amount) => `The school has paid ${amount} for food in advance. It is taken from the next top-up.`,
  private: 'It did not show at the till. Only you and the school’s office can see it.',
  left: (name, amount) => `${name}: ${amount} left to eat for today.`,
  leftWeek: (name, amount) => `${name}: ${amount} left to eat for this week.`,
  leftMonth: (name, amount) => `${name}: ${amount} left to eat for this month.`,
  mealsOnly: 'For meals, and used before own money.',
  everything: 'For everything in the canteen, and used before own money.',
}
