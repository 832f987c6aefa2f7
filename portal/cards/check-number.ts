// What is wrong with a card's number, told while it is still in the hand: nothing is sent that cannot be right.
import { readCode } from '../../rules/card-codes.ts'

const LENGTH = 20

export type NumberFault = { is: 'too_short'; missing: number } | { is: 'too_long' | 'start' | 'wrong' }

/** Null when the number can be a card's. */
export function faultOfNumber(typed: string): NumberFault | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  if (code.length >= 2 && code.slice(0, 2).replaceAll(/[IL]/g, '1') !== 'S1') return { is: 'start' }
  if (code.length < LENGTH) return { is: 'too_short', missing: LENGTH - code.length }
  if (code.length > LENGTH) return { is: 'too_long' }
  return readCode(typed)?.kind === 'printed' ? null : { is: 'wrong' }
}
