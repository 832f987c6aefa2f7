// Amounts that fail a card attempt in Swedbank Pay's test environment, and with what.

import { type Problem, problem } from './problems.ts'

const CARD_PROBLEMS: Record<number, [type: string, status: number]> = {
  900_313: ['acquirerinvalidamount', 403],
  900_330: ['badrequest', 400],
  900_334: ['acquirerpossiblefraud', 403],
  900_359: ['acquirerpossiblefraud', 403],
  900_343: ['acquirercardstolen', 403],
  900_354: ['acquirercardexpired', 403],
  900_351: ['acquirererror', 403],
  900_362: ['acquirererror', 403],
  900_361: ['acquirerinsufficientfunds', 403],
  900_391: ['acquirergatewayerror', 502],
  952_400: ['acquirererrordonotretry', 403],
  952_507: ['acquirererror', 403],
  952_100: ['dailylimitexceeded', 403],
}

export const magicAmounts = Object.keys(CARD_PROBLEMS).map(Number)

export function cardProblem(type: string, status = 403): Problem {
  return problem(`creditcard/${type}`, status, 'Unable to complete Authorization transaction, look at problem node!', [
    { name: 'ExternalResponse', description: `REJECTED_BY_ACQUIRER-${type}` },
  ])
}

/** What a card attempt for this amount comes to, or null when it goes well. */
export function problemOfAmount(amount: number): Problem | null {
  const found = CARD_PROBLEMS[amount]
  return found ? cardProblem(...found) : null
}
