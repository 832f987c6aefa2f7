import type { RelationLetters } from './texts.ts'

export const en: RelationLetters = {
  request: {
    subject: (name) => `${name} wants to follow your canteen card`,
    text: (name, school) => `${name} wants to follow your card in the canteen at ${school}. Nothing is shown until you have said yes.`,
    choice: 'Answer under “Family and who can see” in your profile. You can say no, and you need not say why.',
  },
  refused: {
    subject: (child) => `You do not follow ${child}’s card`,
    text: (child) => `Nobody said yes to your following ${child}’s canteen card.`,
    ask: (school) => `Do you wonder about something? Talk to the pupil, or ask ${school}.`,
  },
  started: {
    subject: (child) => `A new guardian follows ${child}’s card`,
    text: (name, child) => `${name} now follows ${child}’s canteen card.`,
    wrong: (school) => `Is that wrong? Tell ${school}, who can end it at once.`,
  },
  later: (day) => `You see the card from ${day} on, and not before.`,
}
