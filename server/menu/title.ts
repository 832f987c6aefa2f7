import { Refused } from '../../contract/refusals.ts'

/** A name on the menu without spaces around it. @throws Refused not_well_formed when nothing is left */
export function titleOf(typed: string): string {
  const title = typed.trim()
  if (title === '') throw new Refused({ code: 'not_well_formed', facts: { where: 'body/name' } })
  return title
}
