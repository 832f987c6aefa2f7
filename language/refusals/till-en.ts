import { numberIn, textIn } from './facts.ts'
import type { TillRefusalTexts } from './till-texts.ts'

export const en: TillRefusalTexts = {
  day_is_over: 'The day has been closed, so this till sells no more today. Use another till, or wait until tomorrow.',
  nothing_sold_today: 'The till has sold nothing since the last daily report. There is nothing to close.',
  receipt_copied_before: 'The receipt has been printed, and so has its copy. The law allows one copy only: the family sees the purchase in their profile.',
  return_more_than_left: (facts) =>
    `${textIn(facts, 'name', (name) => `Of “${name}”,`) || 'Of one of the goods,'} ${numberIn(facts, 'leftQuantity', (left) => (left === 0 ? 'none is' : left === 1 ? 'only 1 is' : `only ${left} are`)) || 'fewer are'} left to return. The rest has come back before.`,
}
