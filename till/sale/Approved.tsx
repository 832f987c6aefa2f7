import type { CSSProperties } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { CheckIcon, NoNetworkIcon } from '../../kit/icons.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useAloneTexts, useTexts, useTrainingTexts } from '../texts.ts'
import { useIsTraining } from '../training/use-training.ts'
import type { Approval } from './sale.ts'

/** Green over the whole side. It leaves by itself, or at the next tap. */
export function Approved({ answer }: { answer: Approval }) {
  const texts = useTexts().approved
  const trainingTexts = useTrainingTexts()
  const isTraining = useIsTraining()
  const { approvedMark } = useAloneTexts()
  const { seller } = useOpenTill()
  const name = answer.firstName === '' ? trainingTexts.nobody : answer.firstName
  return (
    <button type="button" className="till-outcome" data-outcome="approved" data-color="success" title={texts.next} onClick={seller.dismiss}>
      <span className="till-outcome-sign">
        <CheckIcon />
      </span>
      <span className="till-outcome-title">{isTraining ? trainingTexts.approved : texts.title}</span>
      <span className="till-outcome-name" style={{ '--till-characters': longestPart(name) } as CSSProperties}>
        {name}
      </span>
      {isTraining ? null : answer.balanceOre === null ? (
        <span className="till-outcome-alone">
          <NoNetworkIcon />
          {approvedMark}
        </span>
      ) : (
        <span className="till-outcome-balance">
          <span>{texts.newBalance}</span>
          <Amount ore={answer.balanceOre} />
        </span>
      )}
      <span className="till-outcome-small">
        {isTraining ? trainingTexts.nobodyPaid(formatKroner(answer.totalOre)) : texts.paid(formatKroner(answer.totalOre))}
      </span>
      <span key={answer.purchaseId} className="till-outcome-time" />
    </button>
  )
}

/** Names break at spaces and hyphens; the longest part must fit. */
function longestPart(name: string): number {
  return Math.max(...name.split(/[\s-]/).map((part) => part.length))
}
