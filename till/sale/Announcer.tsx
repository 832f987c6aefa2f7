import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useAloneTexts, useTexts, useTrainingTexts } from '../texts.ts'
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
      default:
        return `${texts.refused.title}. ${refusedSentence(moment)}`
    }
  }
}
