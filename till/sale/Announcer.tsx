import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { isStop } from '../stops/stop-facts.ts'
import { useAloneTexts, useStopTexts, useTexts, useTrainingTexts } from '../texts.ts'
import { useIsTraining } from '../training/use-training.ts'
import { useWatched } from '../watched.ts'
import type { Moment } from './sale.ts'
import { useRefusedSentence } from './use-refused-sentence.ts'

/** Says the outcome to a screen reader. It is there from the start, since readers only follow a region they know. */
export function Announcer() {
  const { seller } = useOpenTill()
  const { moment, held } = useWatched(seller.sale)
  const texts = useTexts()
  const wordsOf = useWords()
  return (
    <p className="kit-unseen" role="status" aria-live="assertive">
      {wordsOf(moment) ?? (held === null ? null : texts.sale.cardRead)}
    </p>
  )
}

function useWords(): (moment: Moment) => string | undefined {
  const texts = useTexts()
  const trainingTexts = useTrainingTexts()
  const isTraining = useIsTraining()
  const aloneTexts = useAloneTexts()
  const refusedSentence = useRefusedSentence()
  const stopTexts = useStopTexts()
  return (moment) => {
    switch (moment.at) {
      case 'counter':
        return undefined
      case 'approved':
        return isTraining
          ? trainingTexts.spoken(formatKroner(moment.answer.totalOre))
          : moment.answer.balanceOre === null
            ? aloneTexts.spoken(moment.answer.firstName)
            : texts.approved.spoken(moment.answer.firstName, formatKroner(moment.answer.balanceOre))
      case 'asking':
        return moment.isSlow ? texts.waiting.title : undefined
      case 'catching_up':
        return texts.waiting.catchingUp
      case 'refused':
        // Nobody's health is said aloud at a counter.
        return isStop(moment.refusal) ? stopTexts.spoken : `${texts.refused.title}. ${refusedSentence(moment)}`
      default:
        return `${texts.refused.title}. ${refusedSentence(moment)}`
    }
  }
}
