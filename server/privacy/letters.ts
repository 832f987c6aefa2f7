// What goes out by e-mail when somebody takes a copy, asks for erasure, or undoes it: whoever it is about hears of it, so that
// nobody does it behind their back.

import { formatDay } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import { privacyLetters } from '../../language/privacy-letters/texts.ts'
import type { House } from '../house.ts'
import type { Message } from '../messages/index.ts'

export type Recipient = { email: string; firstName: string; language: Language }

const letter = ({ email, firstName, language }: Recipient, subject: string, paragraphs: string[]): Message => {
  const { greeting, regards } = messageTexts[language]
  return { channel: 'email', recipient: email, subject, body: [greeting(firstName), ...paragraphs, regards].join('\n\n') }
}

/** `childFirstName` is null when it is about the reader. */
export function letterOfCopy(
  house: House,
  to: Recipient,
  { side, childFirstName }: { side: 'own' | 'guardian' | 'office'; childFirstName: string | null },
): Message {
  const { copied: texts } = privacyLetters[to.language]
  const name = childFirstName ?? to.firstName
  const what = side === 'own' ? texts.own : side === 'guardian' ? texts.child(name) : texts.office(name)
  return letter(to, texts.subject, [what, `${texts.notYou}\n${house.publicUrl}/contact`])
}

export function letterOfErasure(
  house: House,
  to: Recipient,
  { side, dueAt, childFirstName }: { side: 'own' | 'office' | 'house'; dueAt: Date; childFirstName: string | null },
): Message {
  const { erasureAsked: texts } = privacyLetters[to.language]
  const day = formatDay(dueAt.toISOString(), { language: to.language, now: house.clock.now() })
  const what = side === 'own' ? texts.own(day) : side === 'house' ? texts.house(day) : texts.office(childFirstName ?? to.firstName, day)
  // Whoever follows a child cannot undo what the school has asked for; the school can.
  const isOwn = childFirstName === null
  return letter(to, texts.subject(day), [
    what,
    texts.what,
    isOwn ? `${texts.undo}\n${house.publicUrl}/privacy` : `${texts.askSchool}\n${house.publicUrl}/contact`,
  ])
}

export function letterOfUndoing(to: Recipient): Message {
  const { erasureUndone: texts } = privacyLetters[to.language]
  return letter(to, texts.subject, [texts.text])
}
