import type { MessageTexts } from './texts.ts'

export const en: MessageTexts = {
  greeting: (firstName) => `Hello, ${firstName}!`,
  ignoreIfNotYou: 'Did you not ask for this? Then you can ignore this message.',
  regards: 'Regards, Kantinekort',
  confirmRegistration: {
    subject: 'Confirm your e-mail address',
    text: (schoolName) => `You have registered with the canteen at ${schoolName}. Open the link and type the password you chose, and your card is ready:`,
    lifetime: 'The link works once, for 24 hours.',
  },
  alreadyRegistered: {
    subject: 'You already have an account',
    text: 'Somebody, perhaps you, tried to register this e-mail address. It already has an account. Sign in here:',
    forgotten: 'Is the password forgotten? Choose “Forgot your password?” on the same page.',
  },
  newPassword: {
    subject: 'Choose a new password',
    text: 'Open the link to choose a new password:',
    lifetime: 'The link works once, for one hour.',
  },
  passwordChanged: {
    subject: 'Your password has been changed',
    text: 'The password of your account has just been changed, and you are signed out everywhere else.',
    notYou: 'Was it not you? Choose a new password at once, with “Forgot your password?” here:',
  },
  guardianInvitation: {
    subject: (childFirstName) => `Follow ${childFirstName}’s canteen card`,
    text: (childFirstName, schoolName) =>
      `${schoolName} has given you access to ${childFirstName}’s canteen card. You can top it up and see what has been bought. Open the link and choose a password:`,
    lifetime: 'The link works once, for 14 days. After that, get a new one with “Forgot your password?”.',
    notYours: 'Do you not know the child? Then the school has written the wrong address. Ignore this message, and please tell the school.',
  },
  guardianAdded: {
    subject: (childFirstName) => `You can now follow ${childFirstName}’s canteen card`,
    text: (childFirstName, schoolName) => `${schoolName} has given you access to ${childFirstName}’s canteen card. Sign in as before to see it:`,
  },
  greetingWithoutName: 'Hello!',
  enquiryReceived: {
    subject: (number: number) => `We have received your enquiry (number ${number})`,
    text: (schoolName: string, number: number) => `Your enquiry has reached ${schoolName} and has number ${number}. The answer comes here, by e-mail.`,
    youWrote: 'You wrote:',
    linkLeftOut: '[link]',
    addMore: 'If you want to add something, do it here:',
    lifetime: 'The link takes one reply, within 30 days. Was it not you who wrote? Then please ignore this message.',
  },
  enquiryAnswered: {
    subject: (number: number) => `Answer to enquiry ${number}`,
    text: (schoolName: string, number: number) => `${schoolName} has answered enquiry ${number}:`,
    regards: (firstName: string, schoolName: string) => `Regards, ${firstName}, ${schoolName}`,
    reply: 'See all that was written, and reply here (not to this e-mail):',
    lifetime: 'The link takes one reply, within 30 days.',
  },
  phoneLinkSms: (firstName: string, link: string) =>
    `Hi, ${firstName}! Open the link on the phone that will have the canteen code, and press the button. It works for an hour: ${link}`,
  newPhone: {
    subject: (firstName: string) => `${firstName}’s canteen code is now on a new phone`,
    text: ({ firstName, schoolName, device, at }: { firstName: string; schoolName: string; device: string; at: string }) =>
      `The code that pays for ${firstName} in the canteen at ${schoolName} is now on a new phone: ${device}, ${at}. The code on the phone before it no longer works.`,
    devices: { iphone: 'iPhone', ipad: 'iPad', android: 'Android phone', other: 'another device' },
    notYou: 'Was it not you? Block it here, and neither of them works:',
  },
  colleagueInvitation: {
    subject: (schoolName: string) => `Welcome to the canteen office at ${schoolName}`,
    text: (schoolName: string) => `You have been given a post in the canteen system at ${schoolName}. Open the link and choose a password:`,
    lifetime: 'The link works once, for 14 days. After that you can make a new one with “Forgotten your password?”.',
    notYours: 'Do you not work there? Then the school has written the wrong address. Ignore this message, and please tell the school.',
  },
  officeIsAt: (link: string) => `Later you will find the office at ${link}`,
  colleagueAdded: {
    subject: (schoolName: string) => `You have a post at ${schoolName}`,
    text: (schoolName: string) => `You can now work in the canteen system at ${schoolName}. Sign in to the office with the password you have:`,
  },
  mailbox: {
    title: 'The mailbox',
    lead: 'This is a demo: nothing is sent out of the house. All e-mail and SMS ends up here.',
    recipient: 'Recipient',
    everyone: 'Everyone',
    show: 'Show',
    email: 'E-mail',
    sms: 'Text message',
    to: 'To',
    empty: 'No messages yet',
    emptyLead: 'Register in the portal, and the message comes here.',
    openPortal: 'Go to the portal',
    newer: 'Newer',
    older: 'Older',
    pages: 'Pages',
  },
  // What the payer reads on the payment provider's page.
  topupDescription: (amount: string) => `Canteen balance ${amount}`,
  providers: { 'swedbank-pay': 'Card (Swedbank Pay)', vipps: 'Vipps' },
  topupGivenBack: {
    subject: (amount: string) => `The payment of ${amount} has been released`,
    text: (amount: string, childFirstName: string) =>
      `The payment of ${amount} to ${childFirstName}’s canteen card came so late that there was no room for it any more. So we have not taken it.`,
    why: 'The amount that was reserved on your account is free again. Your bank usually shows it within a couple of days. You can pay again whenever you like.',
  },
  topupReversed: {
    subject: (amount: string, childFirstName: string) => `${amount} has been taken back from ${childFirstName}’s card`,
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `${amount} that was paid in on ${childFirstName}’s canteen card at ${schoolName} has been taken back by the payment provider or your bank. So it has been drawn from the balance.`,
    balance: (balance: string) => `The balance is now ${balance}.`,
    debt: (debt: string) => `The money had been spent, so the card is now ${debt} short. The next top-up covers that first, before the card can be used again.`,
  },
  bankPayment: {
    subject: (amount: string, childFirstName: string) => `${amount} from the bank for ${childFirstName}`,
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `${amount} has come from the bank to ${childFirstName}’s canteen card at ${schoolName}. The money can be used at the till at once.`,
    balance: (balance: string) => `Balance afterwards: ${balance}`,
  },
  topupReceipt: {
    subject: (amount, childFirstName) => `Receipt: ${amount} to ${childFirstName}`,
    text: (amount, childFirstName, schoolName) =>
      `${amount} has been paid in to ${childFirstName}’s canteen card, ${schoolName}. The money can be used at the till at once.`,
    cardFee: (amount) => `Taken of this for a new card: ${amount}`,
    balance: (balance) => `Balance afterwards: ${balance}`,
    fee: (amount) => `Fee: ${amount}`,
    paidAt: (time) => `Time: ${time}`,
    reference: (reference) => `Reference: ${reference}`,
    paidBy: (provider: string) => `Paid with: ${provider}`,
    paidTo: (operatorName, organisationNumber) => `Paid to: ${operatorName}, organisation number ${organisationNumber}`,
  },
}
