import { Refused } from '../contract/refusals.ts'

const LEAST_CHARACTERS = 3

/** Why somebody did a thing for another, as it is kept: without space around it. @throws Refused not_well_formed for one that says nothing */
export function readReason(written: string, where = 'body/note'): string {
  const reason = written.trim()
  if (reason.length < LEAST_CHARACTERS) throw new Refused({ code: 'not_well_formed', facts: { where } })
  return reason
}
