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
    text: 'Open the link to choose a new password, or to sign in without one:',
    lifetime: 'The link works once, for one hour.',
  },
  passwordChanged: {
    subject: 'Your password has been changed',
    text: 'The password of your account has just been changed, and you are signed out everywhere else.',
    notYou: 'Was it not you? Choose a new password at once, with “Forgot your password?” here:',
  },
  signInCode: {
    subject: 'Your code for signing in',
    text: (provider) => `Somebody wants to connect signing in with ${provider} to your account. If it is you, enter this code where you began:`,
    lifetime: 'The code works for a quarter of an hour, and only the newest one. Never give it to anybody else.',
    notYou: 'If it is not you, there is nothing to do. Without the code nothing happens.',
  },
  wayInAdded: {
    subject: 'A new way to sign in',
    text: (wayIn) => `From now on you can sign in with ${wayIn}. All your ways in are under “Signing in” in your profile.`,
    notYou: 'Was it not you who added it? Sign in, take it away and make a new password at once:',
  },
  wayInRemoved: {
    subject: 'A way to sign in has been taken away',
    text: (wayIn) => `It is no longer possible to sign in to your account with ${wayIn}.`,
    notYou: 'Was it not you who took it away? Sign in and make a new password at once:',
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
    push: 'Push',
    to: 'To',
    empty: 'No messages yet',
    emptyLead: 'Register in the portal, and the message comes here.',
    openPortal: 'Go to the portal',
    newer: 'Newer',
    older: 'Older',
    pages: 'Pages',
  },
  limitAsk: {
    subject: (child: string) => `${child} asks for leave in the canteen`,
    text: ({ child, school, amount }: { child: string; school: string; amount: string }) =>
      `${child} asks to buy for up to ${amount} in the canteen at ${school} today, although your limits do not allow it.`,
    textOf: ({ child, school, amount, products }: { child: string; school: string; amount: string; products: string }) =>
      `${child} asks to buy ${products} in the canteen at ${school} today, for up to ${amount} in all, although your limits do not allow it.`,
    press: 'Open the link, and press yes or no:',
    lifetime: 'A yes is for one purchase, until the day is over. The link is yours alone, so do not pass it on.',
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
  paymentMeter: {
    subject: {
      near: 'Payments approach the limit of 1 million euro',
      close: 'Payments are almost at the limit of 1 million euro',
      over: 'Payments are above 1 million euro: Finanstilsynet must be notified',
    },
    text: (operator, paid, limit) =>
      `At ${operator}, ${paid} has been paid with canteen cards in the last 12 months. The limit is 1 million euro, which is ${limit} now. If you go above it, the operator must notify Finanstilsynet.`,
    whatToDo: {
      near: 'Nothing to do yet. We write again at 95 per cent.',
      close: 'Get the notification ready: see «meldepliktig betalingstjenestevirksomhet» at finanstilsynet.no.',
      over: 'Notify them now: see «meldepliktig betalingstjenestevirksomhet» at finanstilsynet.no.',
    },
  },
  bankPayment: {
    subject: (amount: string, childFirstName: string) => `${amount} from the bank for ${childFirstName}`,
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `${amount} has come from the bank to ${childFirstName}’s canteen card at ${schoolName}. The money can be used at the till at once.`,
    balance: (balance: string) => `Balance afterwards: ${balance}`,
  },
  giftReceipt: {
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `Thank you! ${amount} has been paid to ${childFirstName}’s canteen card at ${schoolName}.`,
    reversed: (amount: string, childFirstName: string) =>
      `${amount} that you had paid to ${childFirstName}’s canteen card has been returned to you by the payment provider or your bank.`,
  },
  giftReceived: {
    subject: (amount: string, childFirstName: string) => `${childFirstName} has been given ${amount}`,
    text: (amount: string, childFirstName: string, from: string | null) =>
      from === null
        ? `Somebody has paid ${amount} to ${childFirstName}’s canteen card with the payment link that you shared.`
        : `${from} has paid ${amount} to ${childFirstName}’s canteen card with the payment link that you shared.`,
    balance: (balance: string) => `The money can be spent at once. The balance is now ${balance}.`,
    waits: 'The card is full now, so the money waits. It comes to the card by itself when something has been spent.',
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
  automatic: {
    byItself: 'This was topped up automatically, as you have agreed. To pause, change or end it, go here:',
    manage: 'Pause, change or end it here:',
    startedSubject: (childFirstName: string) => `${childFirstName}’s card now tops itself up`,
    below: (amount: string, threshold: string) => `When the balance is below ${threshold}, we charge your card ${amount}.`,
    onDay: (amount: string, day: number) => `On day ${day} of every month we charge your card ${amount}. In a shorter month it is the last day.`,
    cap: (cap: string) => `It is never more than ${cap} in a calendar month.`,
    fromCard: (card: string) => `The card that is charged: ${card}`,
    everyTime: 'You get a message each time. It costs nothing.',
    refusedSubject: (childFirstName: string) => `The top-up for ${childFirstName} did not go through`,
    refused: (amount: string, card: string) => `We tried to top up ${amount} from ${card}, but the bank said no.`,
    noMoney: 'The bank says that there was not enough money in the account.',
    dayLimit: 'The bank says that the limit of the card is reached.',
    noReason: 'The bank does not say why.',
    triedTomorrow: 'We try again tomorrow. After three refusals in a row we stop. If the card needs money before that, you can top up yourself.',
    noAnswerSubject: (childFirstName: string) => `The top-up for ${childFirstName} was not made`,
    noAnswer: (amount: string) => `We were to top up ${amount}, but got no answer from the payment provider. Nothing has been taken.`,
    maybeReserved: 'If you see the amount as reserved at your bank, it is released by itself.',
    payYourself: 'We try again by ourselves. If the card needs money now, you can top up yourself.',
    capSubject: (childFirstName: string) => `This month’s limit of top-ups for ${childFirstName} is reached`,
    capReached: (cap: string) =>
      `We have topped up as much as you agreed to for this month: ${cap}. No more is charged before next month, unless you raise the limit.`,
    expiresSubject: (childFirstName: string) => `The card that tops up for ${childFirstName} expires soon`,
    expires: (card: string) => `${card} expires soon. After that we cannot top up automatically.`,
    newCard: 'Choose “Change card” and pay once with the new one, and everything goes on.',
    restsSubject: {
      paused: (childFirstName: string) => `Automatic top-ups for ${childFirstName} are paused`,
      stopped: (childFirstName: string) => `Automatic top-ups for ${childFirstName} have stopped`,
      ended: (childFirstName: string) => `Automatic top-ups for ${childFirstName} have ended`,
    },
    whys: {
      owner: 'You did it yourself.',
      office: 'The school’s office did it for you.',
      charged_back: 'Your bank has taken back a payment to the card. So we charge no more until you have looked at it and started it again.',
      debt: 'The balance is below zero because a payment was taken back. So we charge nothing automatically until that is settled. Top up yourself, and then start it again.',
      refused: 'The bank has said no three times in a row. When all is well again, you can start it anew.',
      payer_must_confirm: 'The bank wants you to approve in person. Choose “Change card” and pay once, and it goes on.',
      card_expired: 'Your card has expired. Choose “Change card” and pay once with the new one.',
      card_stopped: 'The bank says that the card cannot be used any more. Choose “Change card” and pay once with another.',
      token_ended: 'The payment provider no longer has your card. Choose “Change card” and pay once.',
      limit_reached: 'The bank has said no so often that the card cannot be used for this. Choose “Change card” and pay once with another.',
      left: 'The time in this canteen is over.',
      no_right: 'You no longer follow this canteen card.',
      no_card: 'You paid with something that we cannot store. The money is on the card, but nothing is topped up automatically. Try again with a bank card.',
      never_paid: 'The first payment was not made.',
    },
    theyWrote: (note: string) => `They wrote: “${note}”`,
    cardForgotten: 'Nothing more is charged, and your bank card is deleted, here and at the payment provider.',
  },
  payoutCode: {
    subject: 'Your code for a new account',
    text: (masked: string) => `Enter this code in the portal to have your money paid to the account ${masked}:`,
    lifetime: 'The code works for a quarter of an hour, and only the newest one. Never give it to anybody else.',
    notYou: 'Was it not you who asked for it? Then somebody has been in your profile. Make a new password at once.',
  },
  payoutAccount: {
    subject: 'New account for refunds',
    yours: (masked: string) =>
      `The account ${masked} has been added to your profile. Money you get back goes there when it cannot go back through the payment.`,
    others: (firstName: string) => `${firstName} has entered a new account for money from a canteen card that you follow.`,
    atOnce: 'It can be used at once.',
    from: (time: string) => `It cannot be used before ${time}, so there is time to object.`,
    notYou: 'Is something wrong? Write to the school here:',
  },
  refundAsked: {
    subject: (amount: string, childFirstName: string) => `${amount} back from ${childFirstName}’s card`,
    why: {
      asked: (amount: string, childFirstName: string, schoolName: string) =>
        `You have asked for ${amount} back from ${childFirstName}’s canteen card, ${schoolName}. The money is set aside now. It costs nothing.`,
      on_behalf: (amount: string, childFirstName: string, schoolName: string) =>
        `The office at ${schoolName} pays ${amount} back to you from ${childFirstName}’s canteen card.`,
      left: (amount: string, childFirstName: string, schoolName: string) =>
        `${childFirstName} has left ${schoolName}. So you get back ${amount} that you paid in and that was not used.`,
      exit: (amount: string, childFirstName: string, schoolName: string) =>
        `The canteen system at ${schoolName} is closing. So you get back ${amount} from ${childFirstName}’s card that you paid in and that was not used.`,
    },
    throughPayment: (amount: string, day: string) => `${amount} goes back through your payment ${day}.`,
    toAccount: (amount: string, masked: string) => `${amount} goes to your account ${masked}.`,
    toAccountFrom: (amount: string, masked: string) => `${amount} goes back to the account it came from, ${masked}.`,
    toAccountMissing: (amount: string) => `${amount} waits for you to enter an account number.`,
    toOtherPayer: (amount: string) => `${amount} goes back to whoever paid it in.`,
    waits: 'The amount is so large that somebody in the office must approve it first. You will be told.',
    enterAccount: 'Sign in and enter your account number here:',
  },
  refundOfNobody: {
    subject: (childFirstName: string) => `Money on ${childFirstName}’s card: whose is it?`,
    text: (amount: string, childFirstName: string, schoolName: string) =>
      `There is ${amount} left on ${childFirstName}’s canteen card, ${schoolName}, and we do not know who paid it in. It is set aside for you.`,
    write: 'Tell the school who shall have it:',
  },
  refundStep: {
    subject: {
      paid: (amount: string) => `${amount} has been paid back`,
      moved_to_account: (amount: string) => `${amount} goes to an account instead`,
      in_file: (amount: string) => `${amount} has been sent to the bank`,
      failed: (amount: string) => `The bank could not pay out ${amount}`,
      payee_named: (amount: string) => `${amount} from the canteen card is yours`,
    },
    text: {
      paid: (amount: string, childFirstName: string) => `${amount} from ${childFirstName}’s canteen card has been paid out.`,
      moved_to_account: (amount: string, childFirstName: string) =>
        `${amount} from ${childFirstName}’s canteen card could not go back through the payment. It goes to a bank account instead.`,
      in_file: (amount: string, childFirstName: string) =>
        `${amount} from ${childFirstName}’s canteen card is now in the payment that the bank has been given.`,
      failed: (amount: string, childFirstName: string) =>
        `The bank could not pay out ${amount} from ${childFirstName}’s canteen card. The money is safe and waits for another account.`,
      payee_named: (amount: string, childFirstName: string) => `The office has recorded that ${amount} from ${childFirstName}’s canteen card shall go to you.`,
    },
    paidThroughPayment: (amount: string, childFirstName: string) =>
      `${amount} from ${childFirstName}’s canteen card has gone back through the payment. The bank mostly shows it within a couple of days.`,
    account: (masked: string) => `Account: ${masked}`,
  },
  receiptLink: {
    subject: (schoolName) => `Receipt from the canteen at ${schoolName}`,
    text: (schoolName) => `Here is the receipt for what you bought in the canteen at ${schoolName}.`,
    until: (days) => `The link works for ${days} days.`,
    sms: (schoolName, url) => `Receipt from the canteen at ${schoolName}: ${url}`,
  },
  soldOffline: {
    subject: (amount: string, childFirstName: string) => `${childFirstName} bought food for ${amount} while the till had no network`,
    text: (amount: string, childFirstName: string, schoolName: string, time: string) =>
      `${childFirstName} bought food for ${amount} in the canteen at ${schoolName} ${time}. The till had no network then, and could not see the balance. Now the purchase is booked.`,
    why: {
      overdrawn: 'There was not enough on the card.',
      card_blocked: 'The card was blocked. The till had not been told yet.',
      card_replaced: 'The card had been replaced. The till had not been told yet.',
      card_over: 'The card had been taken out of use. The till had not been told yet.',
      card_expired: 'The card was on loan, and its time was over.',
      not_enrolled: 'The card was not valid on that day.',
      code_used_before: 'The same code on the phone had been used before.',
      over_purchase_bound: 'The purchase was larger than the school allows without a network.',
      over_card_bound: 'The card was used more that day than the school allows while the till has no network.',
      against_stop: 'It should have been stopped by what is listed about allergies or age. The till had not been told yet.',
      over_limit: 'The purchase passed a limit that guardians have set. Without a network the till does not know the limits.',
    },
    debt: (debt: string) => `The card now lacks ${debt}. The next top-up covers it before the card can be used again.`,
    notYours: 'If you do not recognise the purchase, reply to this e-mail or write to the school office.',
  },
  soldAgainstStop: {
    subject: (child: string) => `An adult in the canteen let a purchase for ${child} go through`,
    text: ({ products, child, school, amount }: { products: string; child: string; school: string; amount: string }) =>
      `The till in the canteen at ${school} stopped a purchase of ${amount} for ${child}. An adult looked at it and let it go through. It is about: ${products}.`,
    stop: {
      contents_stopped: 'The till stopped because it contains, or may contain traces of, something on the allergy page in Kantinekort.',
      contents_unknown: 'The till stopped because nobody has confirmed what it contains, and something stands on the allergy page in Kantinekort.',
      age_unknown: 'The till stopped because there is an age limit, and the school has not entered the date of birth.',
    },
    reason: {
      checked_contents: 'The adult’s reason: “I have checked what it contains.”',
      guardian_said_yes: 'The adult’s reason: “A guardian has said yes.”',
      for_somebody_else: 'The adult’s reason: “It is for somebody else.”',
      saw_proof_of_age: 'The adult’s reason: “I have seen proof of age.”',
    },
    advice: 'If something is not right, reply to this e-mail or call the school.',
  },
  soldByName: {
    subject: (child) => `${child} paid without a card in the canteen`,
    text: ({ child, school, amount }) => `In the canteen at ${school}, ${child} was found by name at the till and paid ${amount} from the canteen card.`,
    reason: {
      forgotten: 'The reason given: the card was forgotten.',
      lost: 'The reason given: the card is lost. Block it in Kantinekort if that is not done, and ask the school for a new one.',
      unreadable: 'The reason given: the card could not be read. The school can replace it.',
      phone: 'The reason given: the code on the phone could not be shown.',
      other: 'The reason given: something else.',
    },
    advice: 'If it was not your child, find the purchase in the history and press “This was not me”.',
  },
  purchaseStopped: {
    subject: (child) => `A limit stopped a purchase for ${child}`,
    text: ({ child, school, products }) =>
      `A limit that you have set stopped a purchase for ${child} in the canteen at ${school}${products === '' ? '' : `: ${products}`}. Nothing has been paid.`,
    see: 'See what was stopped, or change the limit:',
  },
  lunchWarning: {
    subject: (child) => (child === null ? 'Your balance does not cover lunch tomorrow' : `${child}’s balance does not cover lunch tomorrow`),
    text: ({ child, school, balance }) =>
      child === null
        ? `There is ${balance} left on your canteen card at ${school}. That does not cover what you usually buy on the next day.`
        : `There is ${balance} left on ${child}’s canteen card at ${school}. That does not cover what ${child} usually buys on the next day.`,
    topUp: 'Top up here, and it is there at once:',
    payLink: 'Or pay without signing in:',
    how: 'We go by what was bought on the same weekday in the last weeks. Tomorrow may be different.',
    sms: ({ child, balance, link }) => `${child === null ? 'Your balance' : `${child}'s balance`} (${balance}) does not cover lunch tomorrow. Top up: ${link}`,
  },
  refundWhys: {
    provider_refused: 'The payment provider said no.',
    provider_down: 'The payment provider has not answered for three days.',
    provider_gone: 'The payment provider is not used any more.',
    taken_back_before: 'The money had already gone back in another way.',
    account_closed: 'The account is closed.',
    account_wrong: 'There is no such account number.',
    bank_refused: 'The bank refused the payment.',
    by_family: 'You changed your mind.',
    by_office: 'The office did not approve it.',
  },
  refundDecided: {
    approved: {
      subject: (amount: string) => `The refund of ${amount} is approved`,
      text: (amount: string, childFirstName: string) =>
        `The office has approved that ${amount} from ${childFirstName}’s canteen card is paid back. The money is on its way.`,
    },
    declined: {
      subject: (amount: string) => `The refund of ${amount} was not approved`,
      text: (amount: string, childFirstName: string) => `${amount} is back on ${childFirstName}’s canteen card. Ask the office if you wonder why.`,
    },
    cancelled: {
      subject: (amount: string) => `You changed your mind: ${amount} is back on the card`,
      text: (amount: string, childFirstName: string) => `${amount} is back on ${childFirstName}’s canteen card.`,
    },
  },
}
