import { formatKroner } from '../../language/amounts-and-dates.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import type { House } from '../house.ts'
import type { WarnedReader } from './store.ts'

type About = { schoolId: number; walletId: string; childFirstName: string; payLink: string | null }

/** What one reader is told of tomorrow's lunch, as a letter and as an SMS. */
export function lunchLetter(
  { publicUrl }: House,
  { firstName, language, isOwn, schoolName, balanceOre }: WarnedReader,
  { schoolId, walletId, childFirstName, payLink }: About,
): { subject: string; body: string; sms: string } {
  const { greeting, regards, lunchWarning: texts } = messageTexts[language]
  const topUp = `${publicUrl}/topups/${schoolId}/${walletId}`
  const balance = formatKroner(balanceOre)
  const child = isOwn ? null : childFirstName
  const body = [
    greeting(firstName),
    texts.text({ child, school: schoolName, balance }),
    `${texts.topUp}\n${topUp}`,
    ...(payLink === null ? [] : [`${texts.payLink}\n${payLink}`]),
    texts.how,
    regards,
  ]
  return { subject: texts.subject(child), body: body.join('\n\n'), sms: texts.sms({ child, balance, link: topUp }) }
}
