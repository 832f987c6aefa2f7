// Reads the facts of a refusal for its sentence. A fact that is missing leaves its part of the sentence out.
import type { RefusalFacts } from '../../contract/refusals.ts'
import { formatKroner } from '../amounts-and-dates.ts'

/** An amount in øre among the facts as "45 kr", put into a sentence; nothing when there is none. */
export function amountIn(facts: RefusalFacts, name: string, sentence: (amount: string) => string): string {
  const amountOre = facts[name]
  return typeof amountOre === 'number' ? sentence(formatKroner(amountOre)) : ''
}

export function textIn(facts: RefusalFacts, name: string, sentence: (text: string) => string): string {
  const text = facts[name]
  return typeof text === 'string' && text !== '' ? sentence(text) : ''
}

export function numberIn(facts: RefusalFacts, name: string, sentence: (number: number) => string): string {
  const number = facts[name]
  return typeof number === 'number' ? sentence(number) : ''
}

/** The two ends of an open price; nothing unless both are told. */
export function priceRange(facts: RefusalFacts, sentence: (least: string, most: string) => string): string {
  return amountIn(facts, 'leastOre', (least) => amountIn(facts, 'mostOre', (most) => sentence(least, most)))
}

/** A wait given in seconds as whole minutes, rounded up. */
export function minutesIn(facts: RefusalFacts, sentence: (minutes: number) => string): string {
  const seconds = facts['waitSeconds']
  return typeof seconds === 'number' ? sentence(Math.max(1, Math.ceil(seconds / 60))) : ''
}
