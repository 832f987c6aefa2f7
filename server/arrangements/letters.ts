// What the owner of an arrangement is told by e-mail, in the transaction of what it tells.

import type { ArrangementWhy } from '../../contract/automatic-topup-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, sql } from '../../database/transaction.ts'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import type { House } from '../house.ts'
import { tellPerson } from '../messages/index.ts'
import type { ArrangementRow, WalletKey } from './store.ts'

export type ArrangementNews =
  | { what: 'started' }
  | { what: 'refused'; reason: string; amountOre: number }
  | { what: 'no_answer'; amountOre: number }
  | { what: 'cap_reached' }
  | { what: 'card_expires' }
  | { what: 'rests'; state: 'paused' | 'stopped' | 'ended'; why: ArrangementWhy; note: string | null }

/** Where the owner pauses, changes and ends it. */
export const arrangementUrl = ({ publicUrl }: House, wallet: WalletKey) => `${publicUrl}${pathOf(wallet)}`
const pathOf = ({ schoolId, walletId }: WalletKey) => `/automatic-topup/${schoolId}/${walletId}`

type Reader = { email: string; firstName: string; language: Language; childFirstName: string }

function readerOf(tx: Queryable, { schoolId, walletId, personId }: ArrangementRow): Promise<Reader | null> {
  return firstRow(
    tx,
    sql`
      select person.email, person.first_name as "firstName", person.language, pupil.first_name as "childFirstName"
      from pupil
      join person on person.id = ${personId}
      where pupil.school_id = ${schoolId}
      and pupil.wallet_id = ${walletId}`,
  )
}

export async function tellOwner(tx: Queryable, house: House, { arrangement, news }: { arrangement: ArrangementRow; news: ArrangementNews }): Promise<void> {
  const reader = await readerOf(tx, arrangement)
  if (!reader) return
  const { greeting, regards, automatic: texts } = messageTexts[reader.language]
  const { subject, paragraphs } = letterOf(reader, { arrangement, news })
  // Whoever may no longer see the wallet has no page of it to go to.
  const isGone = news.what === 'rests' && news.why === 'no_right'
  const body = [greeting(reader.firstName), ...paragraphs, ...(isGone ? [] : [`${texts.manage}\n${arrangementUrl(house, arrangement)}`]), regards]
  const { personId, schoolId, walletId } = arrangement
  await tellPerson(tx, house, {
    personId,
    schoolId,
    event: 'automatic_topup',
    walletId,
    child: reader.childFirstName,
    path: isGone ? '/' : pathOf({ schoolId, walletId }),
    address: reader.email,
    subject,
    body: body.join('\n\n'),
  })
}

function letterOf(
  { language, childFirstName }: Reader,
  { arrangement, news }: { arrangement: ArrangementRow; news: ArrangementNews },
): { subject: string; paragraphs: string[] } {
  const texts = messageTexts[language].automatic
  const cap = formatKroner(arrangement.monthlyCapOre)
  const card = arrangement.cardLabel ?? ''
  switch (news.what) {
    case 'started': {
      const amount = formatKroner(arrangement.amountOre)
      const { thresholdOre, dayOfMonth } = arrangement
      const when = thresholdOre === null ? texts.onDay(amount, dayOfMonth as number) : texts.below(amount, formatKroner(thresholdOre))
      return { subject: texts.startedSubject(childFirstName), paragraphs: [when, texts.cap(cap), texts.fromCard(card), texts.everyTime] }
    }
    case 'refused':
      return {
        subject: texts.refusedSubject(childFirstName),
        paragraphs: [
          texts.refused(formatKroner(news.amountOre), card),
          news.reason === 'no_money' ? texts.noMoney : news.reason === 'limit_reached' ? texts.dayLimit : texts.noReason,
          texts.triedTomorrow,
        ],
      }
    case 'no_answer':
      return {
        subject: texts.noAnswerSubject(childFirstName),
        paragraphs: [texts.noAnswer(formatKroner(news.amountOre)), texts.maybeReserved, texts.payYourself],
      }
    case 'cap_reached':
      return { subject: texts.capSubject(childFirstName), paragraphs: [texts.capReached(cap), texts.payYourself] }
    case 'card_expires':
      return { subject: texts.expiresSubject(childFirstName), paragraphs: [texts.expires(card), texts.newCard] }
    case 'rests':
      return {
        subject: texts.restsSubject[news.state](childFirstName),
        paragraphs: [
          texts.whys[news.why],
          ...(news.note === null ? [] : [texts.theyWrote(news.note)]),
          ...(news.state === 'ended' ? [texts.cardForgotten] : []),
        ],
      }
  }
}
