// What a payer is told by e-mail. Each letter is put in the outgoing mail in the same transaction as what it tells,
// so that it is sent if and only if that has happened.

import type { MessageEvent } from '../../contract/message-words.ts'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import { mealLetters } from '../../language/meal-letters/texts.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import { TOPUP_FEE_ORE } from '../../rules/topup-amounts.ts'
import type { Queryable } from '../../database/connect.ts'
import { type Message, queueMessage, tellPerson } from '../messages/index.ts'
import type { House } from '../house.ts'
import type { FamilyFacts, LetterFacts } from './letter-store.ts'

const LOCALES: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }

type Receipt = {
  topupId: string
  amountOre: number
  cardFeeOre: number
  /** To the school's meal fund. */
  paidBackOre: number
  balanceOre: number
  creditedAt: Date
  provider: string
  /** Where automatic top-ups are paused. */
  manageAt: string | null
}

/** A payer with a profile is told as they have chosen; a giver by the address they gave. */
export async function tellPayer(
  tx: Queryable,
  house: House,
  facts: LetterFacts | FamilyFacts,
  { event, letter }: { event: MessageEvent; letter: Message },
): Promise<void> {
  const { personId, schoolId, walletId, childFirstName: child, email: address } = facts
  if (personId === null) return void (await queueMessage(tx, house, letter))
  const { subject, body } = letter
  await tellPerson(tx, house, { personId, schoolId, event, walletId, child, path: `/history/${schoolId}/${walletId}`, address, subject, body })
}

/** The receipt: who took the money, for what, when, how much, by what means, and the fee that there is not. */
export function letterOfReceipt(
  facts: LetterFacts,
  { topupId, amountOre, cardFeeOre, paidBackOre, balanceOre, creditedAt, provider, manageAt }: Receipt,
): Message {
  const { language, childFirstName, schoolName, isGiver } = facts
  const { topupReceipt: texts, giftReceipt, providers, automatic } = messageTexts[language]
  const amount = formatKroner(amountOre)
  const time = new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'Europe/Oslo', dateStyle: 'long', timeStyle: 'short' }).format(creditedAt)
  const details = [
    // A giver does not hear what a family owed.
    ...(paidBackOre > 0 && !isGiver ? [mealLetters[language].paidBack(formatKroner(paidBackOre))] : []),
    // What was owed for a lost card is taken of this money; without a word the balance would not add up.
    ...(cardFeeOre > 0 && !isGiver ? [texts.cardFee(formatKroner(cardFeeOre))] : []),
    ...(isGiver ? [] : [texts.balance(formatKroner(balanceOre))]),
    texts.fee(formatKroner(TOPUP_FEE_ORE)),
    texts.paidAt(time),
    texts.paidBy(providers[provider as keyof typeof providers] ?? provider),
    texts.paidTo(facts.operatorName, facts.organisationNumber),
    texts.reference(topupId),
  ]
  const { fund } = mealLetters[language]
  return letter(facts, childFirstName === null ? fund.subject(amount, schoolName) : texts.subject(amount, childFirstName), [
    ...(childFirstName === null
      ? [fund.text(amount, schoolName), fund.whatFor]
      : [isGiver ? giftReceipt.text(amount, childFirstName, schoolName) : texts.text(amount, childFirstName, schoolName)]),
    ...(facts.isAutomatic ? [`${automatic.byItself}\n${manageAt}`] : []),
    details.join('\n'),
  ])
}

/** What had been given up was paid after all, and no longer fitted: it is let go. */
export function letterOfMoneyLetGo(facts: LetterFacts, { amountOre, topupId }: { amountOre: number; topupId: string }): Message {
  const { topupGivenBack: texts, topupReceipt } = messageTexts[facts.language]
  return letter(facts, texts.subject(formatKroner(amountOre)), [
    facts.childFirstName === null
      ? mealLetters[facts.language].fund.letGo(formatKroner(amountOre), facts.schoolName)
      : texts.text(formatKroner(amountOre), facts.childFirstName),
    texts.why,
    topupReceipt.reference(topupId),
  ])
}

/** The provider has taken money back that was on the wallet. */
export function letterOfReversal(facts: LetterFacts, { amountOre, balanceOre, topupId }: { amountOre: number; balanceOre: number; topupId: string }): Message {
  const { topupReversed: texts, giftReceipt, topupReceipt } = messageTexts[facts.language]
  const amount = formatKroner(amountOre)
  if (facts.childFirstName === null) {
    const { fund } = mealLetters[facts.language]
    return letter(facts, fund.reversedSubject(amount), [fund.reversed(amount, facts.schoolName), topupReceipt.reference(topupId)])
  }
  return letter(facts, texts.subject(amount, facts.childFirstName), [
    facts.isGiver ? giftReceipt.reversed(amount, facts.childFirstName) : texts.text(amount, facts.childFirstName, facts.schoolName),
    ...(facts.isGiver ? [] : [balanceOre < 0 ? texts.debt(formatKroner(-balanceOre)) : texts.balance(formatKroner(balanceOre))]),
    topupReceipt.reference(topupId),
  ])
}

export type GiftNews = 'in the wallet' | 'waits'

/** The family hears of a gift: that it is there, or that it waits for room. */
export function letterOfGift(
  { email, firstName, language, childFirstName, giverName }: FamilyFacts,
  { amountOre, paidBackOre, balanceOre, news }: { amountOre: number; paidBackOre: number; balanceOre: number; news: GiftNews },
): Message {
  const { giftReceived: texts } = messageTexts[language]
  const amount = formatKroner(amountOre)
  return letter({ email, payerFirstName: firstName, language }, texts.subject(amount, childFirstName), [
    texts.text(amount, childFirstName, giverName),
    ...(paidBackOre > 0 ? [mealLetters[language].paidBack(formatKroner(paidBackOre))] : []),
    news === 'waits' ? texts.waits : texts.balance(formatKroner(balanceOre)),
  ])
}

function letter(
  { email, payerFirstName, language }: Pick<LetterFacts, 'email' | 'payerFirstName' | 'language'>,
  subject: string,
  paragraphs: string[],
): Message {
  const { greeting, greetingWithoutName, regards } = messageTexts[language]
  return {
    channel: 'email',
    recipient: email,
    subject,
    body: [payerFirstName === null ? greetingWithoutName : greeting(payerFirstName), ...paragraphs, regards].join('\n\n'),
  }
}
