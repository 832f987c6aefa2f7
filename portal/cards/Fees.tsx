import { Fold } from '../../kit/Fold.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useCardsTexts } from '../cards-texts.ts'
import type { CardsOfWallet } from './cards-query.ts'

/** What is still owed for a new card, and how it is taken; below it what has been settled. */
export function Fees({ fees, keepOre }: { fees: CardsOfWallet['fees']; keepOre: number }) {
  const texts = useCardsTexts()
  const open = fees.filter(({ openOre }) => openOre > 0)
  const settled = fees.filter(({ openOre }) => openOre === 0)
  return (
    <>
      {open.map((fee) => (
        <Notice key={fee.feeId} title={texts.feeOpen(formatKroner(fee.openOre))}>
          {fee.chargedOre > 0 ? `${texts.feeTaken(formatKroner(fee.chargedOre), formatKroner(fee.dueOre))} ` : ''}
          {texts.feeHow(formatKroner(keepOre))}
        </Notice>
      ))}
      {settled.length === 0 ? null : (
        <Fold look="card" title={texts.feesDone}>
          <ul className="portal-plain-list">
            {settled.map((fee) => (
              <li key={fee.feeId}>
                {fee.chargedOre > 0 ? <p>{texts.feePaid(formatKroner(fee.chargedOre))}</p> : null}
                {fee.waivedOre > 0 ? <p>{texts.feeWaived(formatKroner(fee.waivedOre), fee.waiveReason ?? '')}</p> : null}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  )
}

/** What to do when a card is gone, and what a new one would cost, before anybody has to ask. */
export function LostHelp({ terms }: { terms: CardsOfWallet['terms'] }) {
  const texts = useCardsTexts()
  return (
    <Fold look="card" title={texts.lostTitle}>
      <div className="kit-stack">
        <ol className="portal-steps">
          {texts.lostSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <h3>{texts.costTitle}</h3>
        <ul className="portal-plain-list">
          {terms.causes.map(({ cause, feeOre, lossNumber }) => (
            <li key={cause}>
              {feeOre === 0 ? texts.cost.free(texts.costCauses[cause]) : texts.cost.fee(texts.costCauses[cause], formatKroner(feeOre))}
              {lossNumber === null ? null : ` ${texts.lossNumber(lossNumber)}`}
            </li>
          ))}
        </ul>
        <p className="kit-muted">{texts.howTaken(formatKroner(terms.keepOre))}</p>
      </div>
    </Fold>
  )
}
