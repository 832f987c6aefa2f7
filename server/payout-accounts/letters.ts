import { formatInstant } from '../../language/amounts-and-dates.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import type { Language } from '../../language/languages.ts'
import type { House } from '../house.ts'
import type { Message } from '../messages/index.ts'

type Recipient = { email: string; firstName: string; language: Language }

const letter = ({ email, firstName, language }: Recipient, subject: string, paragraphs: string[]): Message => {
  const { greeting, regards } = messageTexts[language]
  return { channel: 'email', recipient: email, subject, body: [greeting(firstName), ...paragraphs, regards].join('\n\n') }
}

/** The second step: the code, and which account it is for, so that nobody confirms another's. */
export function letterWithCode(owner: Recipient, { code, masked }: { code: string; masked: string }): Message {
  const texts = messageTexts[owner.language].payoutCode
  return letter(owner, texts.subject, [texts.text(masked), code, texts.lifetime, texts.notYou])
}

/** An account was entered or changed. */
export function letterOfChange(
  house: House,
  to: Recipient,
  { ownerFirstName, masked, usableAt, isOwner }: { ownerFirstName: string; masked: string; usableAt: Date | null; isOwner: boolean },
): Message {
  const texts = messageTexts[to.language].payoutAccount
  const when = usableAt ? texts.from(formatInstant(usableAt, { language: to.language, now: house.clock.now() })) : texts.atOnce
  return letter(to, texts.subject, [isOwner ? texts.yours(masked) : texts.others(ownerFirstName), when, `${texts.notYou}\n${house.publicUrl}/contact`])
}
