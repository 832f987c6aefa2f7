import type { CSSProperties } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { CheckIcon } from '../../kit/icons.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useOpenTill } from '../opening/till-context.ts'
import type { PurchaseAnswer } from '../outbox/unfinished-purchase.ts'
import { useTexts } from '../texts.ts'

/** Green over the whole side. It leaves by itself, or at the next tap. */
export function Approved({ answer }: { answer: PurchaseAnswer }) {
  const texts = useTexts().approved
  const { seller } = useOpenTill()
  return (
    <button type="button" className="till-outcome" data-outcome="approved" data-color="success" title={texts.next} onClick={seller.dismiss}>
      <span className="till-outcome-sign">
        <CheckIcon />
      </span>
      <span className="till-outcome-title">{texts.title}</span>
      <span className="till-outcome-name" style={{ '--till-characters': longestPart(answer.firstName) } as CSSProperties}>
        {answer.firstName}
      </span>
      <span className="till-outcome-balance">
        <span>{texts.newBalance}</span>
        <Amount ore={answer.balanceOre} />
      </span>
      <span className="till-outcome-small">{texts.paid(formatKroner(answer.totalOre))}</span>
      <span key={answer.purchaseId} className="till-outcome-time" />
    </button>
  )
}

/** Names break at spaces and hyphens; the longest part must fit. */
function longestPart(name: string): number {
  return Math.max(...name.split(/[\s-]/).map((part) => part.length))
}
