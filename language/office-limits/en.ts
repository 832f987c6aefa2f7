import type { OfficeLimitTexts } from './texts.ts'

export const en: OfficeLimitTexts = {
  periods: {
    title: 'Times in the canteen',
    lead: 'Give the hours names, so that guardians can set a limit for each. When you take one away, its limits no longer hold.',
    name: (place) => `Name of time ${place}`,
    from: (place) => `Time ${place} from`,
    until: (place) => `Time ${place} until`,
    add: 'Add a time',
    remove: (place) => `Remove time ${place}`,
    save: 'Save the times',
    saved: 'The times are saved',
    missing: 'Fill in name, from and until.',
  },
  sweet: {
    title: 'Sugar and energy drinks',
    lead: 'Guardians can stop these with one choice. What nobody has answered is not stopped.',
    energy: 'Is it an energy drink?',
    sugar: 'Does it have added sugar or sweetener?',
    yes: 'Yes',
    no: 'No',
    unknown: 'Do not know',
    saved: (name) => `The answer for ${name} is saved`,
  },
  pupil: {
    title: 'Limits from guardians',
    none: 'No guardian has set limits.',
    setBy: (name) => `Set by ${name}`,
    when: (when) => `Last changed ${when}`,
    end: 'End the limits',
    endOf: (name) => `End the limits of ${name}`,
    question: (name) => `End the limits of ${name}?`,
    consequence: 'The till no longer stops for them. Both guardians see that the school did it.',
    ended: 'The limits have ended',
  },
}
