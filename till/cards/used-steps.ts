// Which code of a phone was used last at this till. A code is good for a minute or two, so older ones need not be
// remembered: they are too old anyway.
import { STEP_SECONDS, stepAt } from '../../rules/card-codes.ts'

export type UsedStep = { hash: string; step: number }

const KEPT_STEPS = (10 * 60) / STEP_SECONDS

export function readUsedStep(found: unknown): UsedStep | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { hash, step } = found as Partial<UsedStep>
  return typeof hash === 'string' && typeof step === 'number' ? { hash, step } : undefined
}

export const isWorthKeeping = ({ step }: UsedStep, nowMs: number) => step > stepAt(nowMs) - KEPT_STEPS
