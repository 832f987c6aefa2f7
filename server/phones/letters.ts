import type { PhoneDevice } from '../../contract/phone-words.ts'
import { formatTime } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import { inGsm7 } from '../../rules/sms-text.ts'
import type { House } from '../house.ts'
import type { Message } from '../messages/index.ts'

/** The SMS with the link. A name is written so that it costs no more than it must. */
export function smsWithLink(
  house: House,
  { mobile, firstName, language, token, expiresAt }: { mobile: string; firstName: string; language: Language; token: string; expiresAt: Date },
): Message {
  const body = messageTexts[language].phoneLinkSms(inGsm7(firstName), `${house.publicUrl}/phone#token=${token}`)
  return { channel: 'sms', recipient: mobile, subject: '', body, isOnce: true, expiresAt }
}

type Reader = { email: string; firstName: string; language: Language }

/** Tells that the code is on a new phone, and how to stop it. */
export function letterOfNewPhone(
  house: House,
  reader: Reader,
  { pupilFirstName, schoolName, device, boundAt, token }: { pupilFirstName: string; schoolName: string; device: PhoneDevice; boundAt: Date; token: string },
): Message {
  const texts = messageTexts[reader.language]
  const { subject, text, devices, notYou } = texts.newPhone
  const paragraphs = [
    texts.greeting(reader.firstName),
    text({ firstName: pupilFirstName, schoolName, device: devices[device], at: `${longDate(boundAt, reader.language)} ${formatTime(boundAt)}` }),
    notYou,
    `${house.publicUrl}/phone-stop#token=${token}`,
    texts.regards,
  ]
  return { channel: 'email', recipient: reader.email, subject: subject(pupilFirstName), body: paragraphs.join('\n\n') }
}

const LOCALES: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }
const longDate = (instant: Date, language: Language) =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'Europe/Oslo', dateStyle: 'long' }).format(instant)
