import type { PortalHistoryTexts } from './texts.ts'

export const en: PortalHistoryTexts = {
  title: 'History',
  titleFor: (name) => `History for ${name}`,
  toSpending: 'See spending',
  empty: 'Nothing has happened yet',
  emptyAdvice: 'Everything that goes into and out of the card comes here.',
  showMore: 'Show more',
  end: 'That was everything.',
  receipt: (number) => `Receipt ${number}`,
  couldNotGetMore: 'We could not get more.',
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  notMe: {
    begin: (child: string | null) => (child === null ? 'This was not me' : `This was not ${child}`),
    reported: (number: number) => `Reported to the school, case ${number}`,
    title: 'Is this purchase not yours?',
    whatHappens: 'The card or phone code that paid is blocked at once, and the school gets a case. Nobody can use it while you find out what happened.',
    whatNot: 'The money does not come back by itself. The school looks into the purchase and answers you.',
    message: 'Do you want to write anything to the school?',
    usualWords: 'I do not recognise this purchase.',
    submit: 'Block and report',
    doneTitle: 'Blocked and reported',
    done: (number: number, sentTo: string) =>
      `The school has case ${number}. The answer comes to ${sentTo}. If you need to pay, you can open the card again under “Cards”, or ask the school for a new one.`,
    toCase: (number: number) => `See case ${number}`,
    close: 'Close',
  },
}
