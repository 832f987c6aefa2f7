import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatInstant, formatKroner, osloDay } from '../../language/amounts-and-dates.ts'
import type { Wallet } from '../session/session.ts'
import { type SpendingLimits, useAsk } from './limit-queries.ts'
import { useLimitTexts } from './limit-texts.ts'

/** What limits stopped lately, and why; the pupil may ask to be let what was stopped today. */
export function StoppedPurchases({ wallet, known: { stopped, mayAsk, asksLeft } }: { wallet: Wallet; known: SpendingLimits }) {
  const texts = useLimitTexts()
  const { language } = useLanguage()
  const say = useSay()
  const ask = useAsk(wallet, () => say(texts.askSent))
  const [today] = useState(() => osloDay(Date.now()))
  return (
    <section aria-labelledby="stopped" className="kit-stack" data-gap="small">
      <h2 id="stopped">{texts.stopped}</h2>
      {stopped.length === 0 ? <p className="kit-muted">{texts.stoppedNone}</p> : null}
      <Failure error={ask.error} />
      <ol className="portal-limit-list">
        {stopped.map(({ purchaseId, why, products, totalOre, stoppedAt }) => (
          <li key={purchaseId}>
            <strong>{texts.why[why]}</strong>
            <span>{texts.stoppedLine(products.map(({ name }) => name).join(', '), formatKroner(totalOre))}</span>
            <span className="kit-muted kit-small">{formatInstant(stoppedAt, { language })}</span>
            {mayAsk && asksLeft > 0 && osloDay(stoppedAt) === today ? (
              <Button
                look="secondary"
                size="sm"
                busy={ask.isPending}
                onClick={() => ask.mutate({ amountOre: totalOre, productIds: why === 'limit_products' ? products.map(({ productId }) => productId) : [] })}
              >
                {texts.askThis}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
