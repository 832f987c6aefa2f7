// When a code holds. The code itself is rules/card-codes.
import { dayOfStep, STEP_SECONDS, stepAt } from '../../rules/card-codes.ts'

type Exchange = { askedAtMs: number; answeredAtMs: number; serverTimeMs: number }

/** How far the server's clock is ahead of the phone's, when its answer took equally long both ways. */
export function clockOffset({ askedAtMs, answeredAtMs, serverTimeMs }: Exchange): number {
  return Math.round(serverTimeMs - (askedAtMs + answeredAtMs) / 2)
}

export type CodeMoment = { step: number; utcDay: string; stepOfDay: number; secondsLeft: number }

/** Which code holds at an instant of the server's clock, and for how many more seconds: 30 at its start, 1 at its end. */
export function codeMoment(serverMs: number): CodeMoment {
  const step = stepAt(serverMs)
  const endsAtMs = (step + 1) * STEP_SECONDS * 1_000
  return { step, ...dayOfStep(step), secondsLeft: Math.ceil((endsAtMs - serverMs) / 1_000) }
}
