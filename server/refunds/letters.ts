// What people are told of a refund by e-mail, in the transaction of what it tells. Each payer is told of their own
// parts, and whoever asked of all of it.

import { formatDay, formatKroner } from '../../language/amounts-and-dates.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import type { RefundWhy } from '../../contract/refund-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { maskAccountNumber } from '../../rules/account-number.ts'
import type { House } from '../house.ts'
import { readersOf } from '../relations/index.ts'
import { tellPerson } from '../messages/index.ts'
import { accountsOfPeople, type PayoutAccountRow } from '../payout-accounts/index.ts'
import { peopleOf, type PersonBehind, type PupilBehind, pupilOfWallet } from './people-store.ts'
import { type NewPart, type PartRow, type RefundRow, topupsBehind } from './store.ts'

type Told = Pick<NewPart, 'partId' | 'way' | 'topupId' | 'payerPersonId' | 'accountNumber' | 'amountOre'>
type Facts = { pupil: PupilBehind; accounts: Map<string, PayoutAccountRow>; paidIn: Map<string, { creditedAt: Date }> }

async function factsFor(tx: Queryable, { schoolId, pupil, parts }: { schoolId: number; pupil: PupilBehind; parts: readonly Told[] }): Promise<Facts> {
  const people = [...new Set(parts.flatMap(({ payerPersonId }) => payerPersonId ?? []))]
  return {
    pupil,
    accounts: await accountsOfPeople(tx, people),
    paidIn: await topupsBehind(tx, { schoolId, topupIds: parts.flatMap(({ topupId }) => topupId ?? []) }),
  }
}

/** A refund has been asked for, or the house has begun it. */
export async function tellOfRefund(
  tx: Queryable,
  house: House,
  { refund, pupil, parts }: { refund: RefundRow; pupil: PupilBehind; parts: readonly Told[] },
): Promise<void> {
  const { schoolId, askedByPersonId, cause, state, amountOre } = refund
  const isFamily = cause === 'asked'
  const facts = await factsFor(tx, { schoolId, pupil, parts })
  const people = await peopleOf(tx, [
    ...new Set([...parts.flatMap(({ payerPersonId }) => payerPersonId ?? []), ...(isFamily && askedByPersonId ? [askedByPersonId] : [])]),
  ])
  for (const person of people.values()) {
    const isAsker = isFamily && person.personId === askedByPersonId
    const own = parts.filter(({ payerPersonId }) => isAsker || payerPersonId === person.personId)
    const ownOre = isAsker ? amountOre : own.reduce((sum, part) => sum + part.amountOre, 0)
    const texts = messageTexts[person.language].refundAsked
    await send(tx, house, { person: person, pupil }, texts.subject(formatKroner(ownOre), pupil.firstName), [
      texts.why[cause](formatKroner(ownOre), pupil.firstName, pupil.schoolName),
      own.map((part) => lineOf(house, { person, part, facts })).join('\n'),
      ...(state === 'waiting' ? [texts.waits] : []),
      ...askForAccount(house, { person, parts: own, facts }),
    ])
  }
  if (cause === 'left' || cause === 'exit') await askWhoKnows(tx, house, { refund, pupil, parts })
}

// Nobody is known to have paid some of it: whoever follows the wallet is asked to say whose it is.
async function askWhoKnows(
  tx: Queryable,
  house: House,
  { refund, pupil, parts }: { refund: RefundRow; pupil: PupilBehind; parts: readonly Told[] },
): Promise<void> {
  const nobodysOre = parts
    .filter(({ payerPersonId, accountNumber }) => payerPersonId === null && accountNumber === null)
    .reduce((sum, part) => sum + part.amountOre, 0)
  if (nobodysOre === 0) return
  for (const reader of await readersOf(tx, { ...refund, now: house.clock.now(), tells: 'balance' })) {
    const texts = messageTexts[reader.language].refundOfNobody
    await send(tx, house, { person: reader, pupil }, texts.subject(pupil.firstName), [
      texts.text(formatKroner(nobodysOre), pupil.firstName, pupil.schoolName),
      `${texts.write}\n${house.publicUrl}/contact`,
    ])
  }
}

/** One part has come a step further. */
export async function tellOfPart(
  tx: Queryable,
  house: House,
  {
    refund,
    part,
    step,
    why,
  }: { refund: RefundRow; part: PartRow; step: 'paid' | 'moved_to_account' | 'in_file' | 'failed' | 'payee_named'; why: RefundWhy | null },
): Promise<void> {
  const { schoolId, amountOre, payerPersonId } = part
  const pupil = await pupilOfWallet(tx, refund)
  const personId = payerPersonId ?? (refund.cause === 'asked' ? refund.askedByPersonId : null)
  const person = personId && (await peopleOf(tx, [personId])).get(personId)
  if (!pupil || !person) return
  const facts = await factsFor(tx, { schoolId, pupil, parts: [part] })
  const all = messageTexts[person.language]
  const texts = all.refundStep
  const amount = formatKroner(amountOre)
  await send(tx, house, { person: person, pupil }, texts.subject[step](amount), [
    step === 'paid' && part.way === 'payment' ? texts.paidThroughPayment(amount, pupil.firstName) : texts.text[step](amount, pupil.firstName),
    ...(why ? [all.refundWhys[why]] : []),
    ...(part.accountNumber ? [texts.account(maskAccountNumber(part.accountNumber))] : []),
    ...(step === 'paid' || step === 'in_file' ? [] : askForAccount(house, { person, parts: [part], facts })),
  ])
}

/** A second person has said yes or no, or somebody has changed their mind. */
export async function tellOfDecision(
  tx: Queryable,
  house: House,
  { refund, decision, amountOre }: { refund: RefundRow; decision: 'approved' | 'declined' | 'cancelled'; amountOre: number },
): Promise<void> {
  const pupil = await pupilOfWallet(tx, refund)
  const personId = refund.cause === 'asked' ? refund.askedByPersonId : refund.payerPersonId
  const person = personId && (await peopleOf(tx, [personId])).get(personId)
  if (!pupil || !person) return
  const texts = messageTexts[person.language].refundDecided[decision]
  await send(tx, house, { person: person, pupil }, texts.subject(formatKroner(amountOre)), [texts.text(formatKroner(amountOre), pupil.firstName)])
}

function lineOf(house: House, { person, part, facts }: { person: PersonBehind; part: Told; facts: Facts }): string {
  const texts = messageTexts[person.language].refundAsked
  const amount = formatKroner(part.amountOre)
  const isOwn = part.payerPersonId === person.personId
  const creditedAt = part.topupId ? facts.paidIn.get(part.topupId)?.creditedAt : undefined
  if (part.way === 'payment' && creditedAt) {
    const day = formatDay(creditedAt, { language: person.language, now: house.clock.now() })
    return isOwn ? texts.throughPayment(amount, day) : texts.toOtherPayer(amount)
  }
  if (part.accountNumber) return texts.toAccountFrom(amount, maskAccountNumber(part.accountNumber))
  if (!isOwn) return texts.toOtherPayer(amount)
  const account = facts.accounts.get(person.personId)
  return account ? texts.toAccount(amount, maskAccountNumber(account.accountNumber)) : texts.toAccountMissing(amount)
}

function askForAccount(house: House, { person, parts, facts }: { person: PersonBehind; parts: readonly Told[]; facts: Facts }): string[] {
  const waits = parts.some(({ way, payerPersonId, accountNumber }) => way === 'account' && accountNumber === null && payerPersonId === person.personId)
  if (!waits || facts.accounts.has(person.personId)) return []
  return [`${messageTexts[person.language].refundAsked.enterAccount}\n${house.publicUrl}/account`]
}

type Recipient = Pick<PersonBehind, 'personId' | 'firstName' | 'language'>

async function send(
  tx: Queryable,
  house: House,
  { person: { personId, firstName, language }, pupil }: { person: Recipient; pupil: PupilBehind },
  subject: string,
  paragraphs: string[],
): Promise<void> {
  const { greeting, regards } = messageTexts[language]
  const { schoolId, walletId, firstName: child } = pupil
  const body = [greeting(firstName), ...paragraphs, regards].join('\n\n')
  await tellPerson(tx, house, { personId, schoolId, event: 'refund', walletId, child, path: `/refunds/${schoolId}/${walletId}`, subject, body })
}
