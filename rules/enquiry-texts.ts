// What people write to each other in an enquiry: tidied once where it comes in, and shown as text ever after.

import { LONGEST_MESSAGE_CHARACTERS } from '../contract/enquiries.ts'

// Control characters, and those that turn the direction of writing, which can make a text read as another.
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** The text without what cannot be seen and with at most one empty line at a time; null when nothing or too much is left. */
export function readMessageText(text: string): string | null {
  const tidy = text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(INVISIBLE, (character) => (character === '\n' ? character : ''))
    .replaceAll(/[^\S\n]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return tidy !== '' && tidy.length <= LONGEST_MESSAGE_CHARACTERS ? tidy : null
}

// A scheme, "www.", a name that goes on with a path, or one that ends as the domains do that mail programs make links of.
const LINK =
  /\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s<>]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/[^\s<>]*|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:no|com|net|org|info|biz|io|co|eu|ru|cn|xyz|top|shop|site|online)\b/giu

/**
 * The text with its links left out. A copy of what somebody wrote goes to an address that nobody has confirmed:
 * without this, the form could be used to send links to strangers in the school's name.
 */
export function withoutLinks(text: string, instead: string): string {
  return text.replaceAll(LINK, instead)
}

/** The beginning of a text on one line, cut at a word: for a row in a list. */
export function excerptOf(text: string, most = 120): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd()} …`
}
