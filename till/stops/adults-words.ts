// What adults have let go on and no sale has used yet. The server knows each; they are kept here so that the sale also goes
// on where the network does not. A word is for one card, one sale and a few minutes.
import { type AdultsWord, OVERRIDE_MINUTES } from '../../rules/hard-stops.ts'

export type AdultsWords = {
  add: (word: AdultsWord & { credentialId: string }) => void
  /** Those that are good for this card by now. */
  of: (credentialId: string | null) => readonly AdultsWord[]
  /** What is paid with this card, or left to the background, takes its words along. */
  forget: (credentialId: string | null) => void
}

export function keepAdultsWords(nowMs: () => number): AdultsWords {
  let words: readonly (AdultsWord & { credentialId: string; untilMs: number })[] = []
  const isGood = ({ untilMs }: { untilMs: number }) => nowMs() < untilMs
  return {
    add: (word) => {
      words = [...words, { ...word, untilMs: nowMs() + OVERRIDE_MINUTES * 60_000 }]
    },
    of: (credentialId) => words.filter((word) => word.credentialId === credentialId && isGood(word)),
    forget: (credentialId) => {
      words = words.filter((word) => word.credentialId !== credentialId && isGood(word))
    },
  }
}
