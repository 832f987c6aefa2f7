// What a person reads when something did not work: the refusal's own text, or that we could not be reached.
import type { RefusalFacts } from '../contract/refusals.ts'
import { type Area, textsOf } from '../language/area.ts'
import { commonTexts } from '../language/common/texts.ts'
import type { Language } from '../language/languages.ts'
import { refusalTexts, type RefusalText } from '../language/refusals/texts.ts'
import { ApiRefusal, ApiUnreachable } from './api.ts'

type Refusals = Readonly<Record<string, RefusalText>>
const areas: Area<Refusals>[] = [refusalTexts]

/** Takes in the refusals of one app alone. Their languages are fetched with the app's other areas. */
export const alsoKnow = (area: Area<Refusals>): void => void areas.push(area)

/** The text for any error that `call` throws; a bug of ours gets the text of an internal error. */
export function refusalText(error: unknown, language: Language): string {
  const common = textsOf(commonTexts, language)
  if (error instanceof ApiUnreachable) return common.unreachable
  if (!(error instanceof ApiRefusal)) return common.unknownRefusal
  const text = textOfCode(error.code, error.facts, language) ?? common.unknownRefusal
  return error.incident === undefined ? text : `${text} ${common.incident(error.incident)}`
}

/** The text for a code that did not come through `call`, such as one the till decided itself. */
export function textOfCode(code: string, facts: RefusalFacts, language: Language): string | undefined {
  const text = areas.map((area) => textsOf(area, language)[code]).find((each) => each !== undefined)
  return typeof text === 'function' ? text(facts) : text
}
