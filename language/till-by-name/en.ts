import type { TillByNameTexts } from './texts.ts'

export const en: TillByNameTexts = {
  title: 'Without a card',
  lead: 'Name or class',
  noneFound: 'No pupils by that name. Type a part of the name or the class.',
  firstOnly: (count) => `Here are the first ${count}. Type more of the name to find others.`,
  why: 'Why without a card?',
  reasons: {
    forgotten: 'Forgot the card',
    lost: 'Lost the card',
    unreadable: 'The card fails',
    phone: 'The phone fails',
    other: 'Other',
  },
  use: (name) => `Use ${name}’s balance`,
  told: 'The family is told by e-mail.',
  another: 'Choose another',
  alone: 'Without a network it takes a card. Find the pupil when the till is back on the network.',
}
