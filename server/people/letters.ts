// The letters that people get, put together from the texts. Links carry their token after the #, which
// browsers keep to themselves: it reaches no server's log and no other site.

import type { Language } from '../../language/languages.ts'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import { relationLetters } from '../../language/relation-letters/texts.ts'
import type { House } from '../house.ts'
import type { Message } from '../messages/index.ts'

type Reader = { email: string; firstName: string; language: Language }

export function letterToConfirm(house: House, reader: Reader, { schoolName, token }: { schoolName: string; token: string }): Message {
  const texts = messageTexts[reader.language]
  const { subject, text, lifetime } = texts.confirmRegistration
  return letter(reader, subject, [text(schoolName), `${house.publicUrl}/confirm#token=${token}`, lifetime, texts.ignoreIfNotYou])
}

export function letterThatProfileExists(house: House, reader: Reader): Message {
  const texts = messageTexts[reader.language]
  const { subject, text, forgotten } = texts.alreadyRegistered
  return letter(reader, subject, [text, signInPage(house), forgotten, texts.ignoreIfNotYou])
}

export function letterForNewPassword(house: House, reader: Reader, token: string): Message {
  const texts = messageTexts[reader.language]
  const { subject, text, lifetime } = texts.newPassword
  return letter(reader, subject, [text, newPasswordPage(house, token), lifetime, texts.ignoreIfNotYou])
}

export function letterThatPasswordChanged(house: House, reader: Reader): Message {
  const { subject, text, notYou } = messageTexts[reader.language].passwordChanged
  return letter(reader, subject, [text, notYou, signInPage(house)])
}

/** The code by which somebody shows that an account is theirs, when they have come by a provider. */
export function letterWithSignInCode(reader: Reader, { code, providerName }: { code: string; providerName: string }): Message {
  const texts = messageTexts[reader.language].signInCode
  return letter(reader, texts.subject, [texts.text(providerName), code, texts.lifetime, texts.notYou])
}

export function letterOfNewWayIn(house: House, reader: Reader, wayIn: string): Message {
  const { subject, text, notYou } = messageTexts[reader.language].wayInAdded
  return letter(reader, subject, [text(wayIn), notYou, signInPage(house)])
}

export function letterOfRemovedWayIn(house: House, reader: Reader, wayIn: string): Message {
  const { subject, text, notYou } = messageTexts[reader.language].wayInRemoved
  return letter(reader, subject, [text(wayIn), notYou, signInPage(house)])
}

type Child = { childFirstName: string; schoolName: string; /** The first day, where it is still to come. */ from: string | null }

export function letterOfInvitation(house: House, reader: Reader, { childFirstName, schoolName, from, token }: Child & { token: string }): Message {
  const { subject, text, lifetime, notYours } = messageTexts[reader.language].guardianInvitation
  return letter(reader, subject(childFirstName), [
    text(childFirstName, schoolName),
    newPasswordPage(house, token),
    lifetime,
    ...fromDay(house, reader, from),
    notYours,
  ])
}

export function letterOfNewChild(house: House, reader: Reader, { childFirstName, schoolName, from }: Child): Message {
  const { subject, text } = messageTexts[reader.language].guardianAdded
  return letter(reader, subject(childFirstName), [text(childFirstName, schoolName), signInPage(house), ...fromDay(house, reader, from)])
}

const fromDay = ({ clock }: House, { language }: Reader, day: string | null): string[] =>
  day === null ? [] : [relationLetters[language].later(formatCalendarDay(day, { language, now: clock.now() }))]

export function letterToNewColleague(house: House, reader: Reader, { schoolName, token }: { schoolName: string; token: string }): Message {
  const { subject, text, lifetime, notYours } = messageTexts[reader.language].colleagueInvitation
  return letter(reader, subject(schoolName), [
    text(schoolName),
    newPasswordPage(house, token),
    `${lifetime} ${messageTexts[reader.language].officeIsAt(officePage(house))}`,
    notYours,
  ])
}

export function letterOfNewPost(house: House, reader: Reader, { schoolName }: { schoolName: string }): Message {
  const { subject, text } = messageTexts[reader.language].colleagueAdded
  return letter(reader, subject(schoolName), [text(schoolName), officePage(house)])
}

const officePage = (house: House) => `${house.publicUrl}/office/`
const signInPage = (house: House) => `${house.publicUrl}/`
/** The page on which a password is chosen with a link's token. */
export const newPasswordPage = (house: House, token: string) => `${house.publicUrl}/new-password#token=${token}`

function letter({ email, firstName, language }: Reader, subject: string, paragraphs: string[]): Message {
  const texts = messageTexts[language]
  return { channel: 'email', recipient: email, subject, body: [texts.greeting(firstName), ...paragraphs, texts.regards].join('\n\n') }
}
