import type { NoticeTexts } from './texts.ts'

const of = (child: string | null, own: string, theirs: (child: string) => string) => (child === null ? own : theirs(child))

export const en: NoticeTexts = {
  events: {
    lunch_warning: (child) => of(child, 'Your balance may not cover lunch tomorrow.', (name) => `${name}'s balance may not cover lunch tomorrow.`),
    meal_advance: (child) => of(child, 'The school paid for a meal of yours for now.', (name) => `The school paid for a meal of ${name}'s for now.`),
    limit_ask: (child) => of(child, 'Somebody asks your leave.', (name) => `${name} asks your leave for a purchase today.`),
    purchase_stopped: (child) => of(child, 'A limit stopped a purchase.', (name) => `A limit that you have set stopped a purchase for ${name}.`),
    low_balance: (child) => of(child, 'Your balance did not reach in the canteen.', (name) => `${name}'s balance did not reach in the canteen.`),
    sold_against_stop: (child) =>
      of(child, 'An adult let a purchase go through at the till.', (name) => `An adult let a purchase for ${name} go through at the till.`),
    sold_by_name: (child) => of(child, 'You bought something without your card.', (name) => `${name} bought something without the card.`),
    sold_offline: (child) =>
      of(child, 'Look at a purchase from when the till was offline.', (name) => `Look at a purchase for ${name} from when the till was offline.`),
    money_in: (child) => of(child, 'Money has come to your card.', (name) => `Money has come to ${name}'s card.`),
    payment_receipt: (child) => of(child, 'Here is your receipt.', (name) => `Here is the receipt for ${name}'s top-up.`),
    refund: (child) => of(child, 'There is news of your refund.', (name) => `There is news of a refund for ${name}.`),
    automatic_topup: (child) => of(child, 'There is news of your automatic top-up.', (name) => `There is news of the automatic top-up for ${name}.`),
    new_phone: (child) => of(child, 'Your canteen code is on a new phone.', (name) => `${name}'s canteen code is on a new phone.`),
    card_blocked: (child) => of(child, 'A card of yours is blocked or replaced.', (name) => `A card of ${name}'s is blocked or replaced.`),
    card_back: (child) => of(child, 'Your card works again.', (name) => `${name}'s card works again.`),
    follower: (child) => of(child, 'There is news of who follows your card.', (name) => `There is news of who follows ${name}'s card.`),
    enquiry_answered: (child) => of(child, 'The school has answered you.', (name) => `The school has answered you about ${name}.`),
  },
  choose: 'Choose how you get messages:',
  instead: {
    smsFull: 'This was to come as an SMS. Today’s SMS are used up, so you get it by e-mail.',
    sms: 'This was to come as an SMS. It could not be sent, so you get it by e-mail.',
    smsLost: 'This was to come as an SMS. It did not arrive, so you get it by e-mail.',
    push: 'This was to come as a push message. It did not arrive, so you get it by e-mail.',
  },
  mobileCode: (code) => `Your code is ${code}. Write it under Notifications in Kantinekort. Give it to nobody.`,
  trial: {
    subject: 'A trial from Kantinekort',
    text: 'This is a trial. Your messages come like this.',
  },
}
