// Recognises that a card is lost or stolen while somebody writes it, in bokmål, nynorsk or English, so that the
// block can be offered at once. An offer too many does no harm and one too few costs the ten seconds it would have
// saved; still, whoever writes about lost money, a lost lunch box or a bank card is left in peace.

import type { BlockReason } from '../contract/card-words.ts'

/** What may have become of a card that is gone. A new card costs what the school says for each. */
export const goneReasons = ['lost', 'stolen'] as const satisfies readonly BlockReason[]
export type GoneReason = (typeof goneReasons)[number]

/** True when a sentence of the text says that a canteen card, or the phone that shows its code, is gone, or asks for it to be blocked. */
export const saysCardIsLost = (text: string): boolean => whatBecameOfCard(text) !== null

/** Lost or stolen, as the text says it; null when no card is gone, or it has been found again. */
export function whatBecameOfCard(text: string): GoneReason | null {
  const sentences = text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[’ʼ´`]/g, "'")
    .split(/[.!?;\n]+/)
    .map(wordsOf)
  const lost = sentences.findLastIndex(isLost)
  if (lost < 0 || sentences.slice(lost).some(isFoundAgain)) return null
  // «Kortet er borte. Det ble stjålet på bussen.» is said of the same card.
  const isTheft = sentences.some((words, at) => at >= lost - 1 && at <= lost + 1 && saysTheft(words))
  return isTheft ? 'stolen' : 'lost'
}

/** Somebody took it: not «ikke stjålet», and not «hvis det er stjålet». */
function saysTheft(words: Words): boolean {
  return words.some((word, at) => (THEFT.has(word) || isTakenAt(words, at)) && !isDenied(words, at))
}

type Words = readonly string[]

const wordsOf = (sentence: string): Words => sentence.match(/[\p{Letter}\p{Number}][\p{Letter}\p{Number}'-]*/gu) ?? []

// The kantine-, skole- and elevkort; not the bankkort. "Kort" alone is also the word for short.
const CARD =
  /^(?:(?:kantine|skole|elev|student|mat|lunsj|lunch|betalings|adgangs|nøkkel|id)-?)?(?:kortet|korta|kortene)s?$|^(?:kantine|skole|elev|student|matkort|lunsj|lunch|adgangs|nøkkel|id)-?kort$|^cards?$/
const PHONE = /^(?:mobilen|mobiltelefonen|telefonen|iphonen|phone|mobile)s?$/
const NOT_OUR_CARD = new Set(['bank', 'credit', 'debit', 'visa', 'bus', 'library', 'sim', 'gift', 'memory', 'report', 'birthday'])
const OWNED = new Set(['et', 'eit', 'mitt', 'sitt', 'vårt', 'hans', 'hennes', 'hennar', 'deres', 'min', 'sin'])
const NOT_SHORT = new Set(['tid', 'stund', 'tids', 'frist', 'pause', 'periode', 'tur', 'beskjed', 'varsel', 'sagt', 'før', 'etter', 'svar'])

function isCardAt(words: Words, at: number): boolean {
  const word = words[at] ?? ''
  if (word === 'card' || word === 'cards') return !NOT_OUR_CARD.has(words[at - 1] ?? '')
  if (CARD.test(word) || PHONE.test(word)) return true
  if (word !== 'kort' || NOT_SHORT.has(words[at + 1] ?? '')) return false
  const before = words[at - 1] ?? ''
  return OWNED.has(before) || OWNED.has(words[at + 1] ?? '') || TOOK_LEAVE.has(before) || /..s$/.test(before) || words.length <= 3
}

/** Lost it: stands before the card or behind it. */
const TOOK_LEAVE = new Set(
  'mistet mista mistede mist tapt tapte tapa stjålet stjålen stjålne stjal stolen stole stolne frastjålet rappet rappa rota rotet somlet somla lost misplaced stolen nicked'.split(
    ' ',
  ),
)
const THEFT = new Set('stjålet stjålen stjålne stjal stolen stole stolne frastjålet rappet rappa nicked'.split(' '))
const BLOCKING = new Set('sperre sperr blokkere blokker block'.split(' '))
/** Is gone: stands behind the card only. */
const IS_GONE = new Set('borte bort vekk forsvunnet forsvant forsvunne forsvunnen sporløst missing gone disappeared vanished'.split(' '))
const TAKEN = new Set('tatt tok teke tatte took taken'.split(' '))
const SOMEBODY = new Set('noen nokon someone somebody'.split(' '))
const FINDING = new Set('finner finn finne finna fant fann funnet funne find found'.split(' '))
const NOT = /^(?:ikke|ikkje|aldri|not|never|cannot|cant|couldnt|havent|hasnt|.+n't)$/
const IF = new Set('hvis viss dersom om if'.split(' '))
/** What is lost is then something on the card, or what it is used for. */
const PREPOSITION = new Set('på av fra frå til med i ved for over ut under on of from in with to off about'.split(' '))
const HELD = new Set('mitt min sitt sin vårt ditt det den dette the my our his her your their this that'.split(' '))
const CLAUSE_ENDS = new Set('men og som fordi but and because'.split(' '))
const CLOSE = 5

function isLost(words: Words): boolean {
  return words.some((_word, at) => isCardAt(words, at) && (isObjectAt(words, at) || isSubjectAt(words, at) || isNotFound(words, at)))
}

/** «Jeg har mistet kortet», «kan dere sperre kortet», "someone took my card": between the two stands nothing that the card belongs to. */
function isObjectAt(words: Words, card: number): boolean {
  for (let at = card - 1; at >= Math.max(0, card - CLOSE); at -= 1) {
    const word = words[at] as string
    if (PREPOSITION.has(word)) return false
    if (TOOK_LEAVE.has(word) || BLOCKING.has(word) || isTakenAt(words, at)) return !isDenied(words, at)
  }
  return false
}

/** «Noen har tatt det». */
function isTakenAt(words: Words, at: number): boolean {
  return TAKEN.has(words[at] ?? '') && words.slice(Math.max(0, at - 3), at).some((each) => SOMEBODY.has(each))
}

/** «Kortet mitt er borte»; not «pengene på kortet er borte». */
function isSubjectAt(words: Words, card: number): boolean {
  let before = card - 1
  while (HELD.has(words[before] ?? '')) before -= 1
  if (PREPOSITION.has(words[before] ?? '')) return false
  for (let at = card + 1; at <= Math.min(words.length - 1, card + CLOSE); at += 1) {
    const word = words[at] as string
    if (CLAUSE_ENDS.has(word)) return false
    if (TOOK_LEAVE.has(word) || IS_GONE.has(word)) return !isDenied(words, at)
  }
  return false
}

/** «Jeg finner ikke kortet», «kortet finner jeg ikke», "I can't find my card". */
function isNotFound(words: Words, card: number): boolean {
  const from = Math.max(0, card - CLOSE)
  const near = words.slice(from, card + CLOSE)
  const finding = near.findIndex((word) => FINDING.has(word))
  if (finding < 0 || !near.some((word) => NOT.test(word))) return false
  const [first, last] = [finding, card - from].toSorted((a, b) => a - b) as [number, number]
  return !near.slice(first, last).some((word) => PREPOSITION.has(word))
}

/** «Ikke mistet», «hvis det blir stjålet». */
function isDenied(words: Words, at: number): boolean {
  return words.slice(Math.max(0, at - 3), at).some((word) => NOT.test(word)) || words.slice(Math.max(0, at - 6), at).some((word) => IF.has(word))
}

/** «Men jeg fant det igjen»; not «har noen funnet det?». */
function isFoundAgain(words: Words): boolean {
  return words.some((word, at) => {
    if (!FINDING.has(word) || word === 'finne' || word === 'find') return false
    const before = words.slice(Math.max(0, at - 4), at)
    const isDone = words.slice(at + 1, at + 4).some((each) => ['igjen', 'att', 'again', 'it', 'det', 'kortet'].includes(each))
    return isDone && ![...before, ...words.slice(at, at + 4)].some((each) => NOT.test(each) || SOMEBODY.has(each) || each === 'anyone' || each === 'anybody')
  })
}
