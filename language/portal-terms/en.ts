import type { PortalTermsTexts } from './texts.ts'

export const en: PortalTermsTexts = {
  title: 'Terms for the balance',
  parts: {
    what: {
      title: 'What you pay for',
      text: 'Balance on a canteen card. It can be spent on food and drink in the school’s canteen, and nowhere else. Who runs the canteen and receives the money stands on the receipt.',
    },
    cost: {
      title: 'What it costs',
      text: 'What you pay becomes balance, krone for krone. There are no fees. Only a new card may cost something, when a card is lost more than once and the school has decided so. Then the price is shown before anything happens.',
    },
    when: { title: 'When the money is there', text: 'Mostly within a few seconds. If something goes wrong, no money is drawn, or it comes back.' },
    regret: {
      title: 'If you change your mind',
      text: 'You can have balance that is not spent back whenever you want, without a fee and without a reason. It goes back the way it came, to whoever paid.',
    },
    leaver: { title: 'When the pupil leaves', text: 'The balance does not expire. When the pupil leaves the school, it is paid back without anybody asking.' },
    lost: {
      title: 'When the card is gone',
      text: 'Block it under “Cards and blocking”, or tell the school. From then on nobody can pay with it, and the balance is the same.',
    },
    wrong: { title: 'If something is wrong', text: 'Write to the school under “Contact”. If you do not agree, the Norwegian Consumer Authority can help.' },
  },
}
