// What goes out by e-mail: that an enquiry has arrived, and what the office answers.

import { messageTexts } from '../../language/messages/texts.ts'
import { withoutLinks } from '../../rules/enquiry-texts.ts'
import type { Message } from '../messages/index.ts'
import type { Reader } from './store.ts'

/** The number, and the text back. An address that nobody has confirmed gets it without links. */
export function letterOfArrival(
  reader: Reader,
  { number, schoolName, body, link }: { number: number; schoolName: string; body: string; link: string },
): Message {
  const { enquiryReceived: texts, regards } = messageTexts[reader.language]
  const written = reader.firstName === null ? withoutLinks(body, texts.linkLeftOut) : body
  return letter(reader, texts.subject(number), [
    texts.text(schoolName, number),
    `${texts.youWrote}\n${quoted(written)}`,
    texts.addMore,
    link,
    ...(reader.firstName === null ? [texts.lifetime] : []),
    regards,
  ])
}

/** What somebody at the office wrote, and the way to reply. */
export function letterOfAnswer(
  reader: Reader,
  { number, schoolName, body, writtenBy, link }: { number: number; schoolName: string; body: string; writtenBy: string; link: string },
): Message {
  const { enquiryAnswered: texts } = messageTexts[reader.language]
  return letter(reader, texts.subject(number), [
    texts.text(schoolName, number),
    body,
    texts.regards(writtenBy, schoolName),
    texts.reply,
    link,
    ...(reader.firstName === null ? [texts.lifetime] : []),
  ])
}

function letter({ email, firstName, language }: Reader, subject: string, paragraphs: string[]): Message {
  const { greeting, greetingWithoutName } = messageTexts[language]
  return { channel: 'email', recipient: email, subject, body: [firstName === null ? greetingWithoutName : greeting(firstName), ...paragraphs].join('\n\n') }
}

const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
