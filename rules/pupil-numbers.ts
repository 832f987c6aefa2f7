// «Elevnummer»: what the school itself calls a pupil in its administration system. It says nothing of anybody to others.

import { isNationalId } from './national-ids.ts'

export const MOST_NUMBER_CHARACTERS = 30
const SHAPE = /^[A-Z0-9](?:[A-Z0-9 ._/-]{0,28}[A-Z0-9])?$/

/** The number as it is kept, in capitals; zeroes in front count. Null when it is none, or somebody's national identity number. */
export function readPupilNumber(typed: string): string | null {
  const number = typed.trim().replaceAll(/\s+/g, ' ').toUpperCase()
  return SHAPE.test(number) && !isNationalId(number) ? number : null
}
