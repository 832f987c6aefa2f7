import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { NotFound } from '../../kit/app-router.tsx'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Fold } from '../../kit/Fold.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatInstant, formatKroner } from '../../language/amounts-and-dates.ts'
import { WalletChoice } from '../card/WalletChoice.tsx'
import { useWalletInAddress } from '../card/wallet-in-address.ts'
import type { Wallet } from '../session/session.ts'
import { AskOnce, Asks } from './Asks.tsx'
import { LimitForm } from './LimitForm.tsx'
import { type Limit, limitsQuery, type SpendingLimits, useEndLimits } from './limit-queries.ts'
import { useLimitTexts } from './limit-texts.ts'
import { StoppedPurchases } from './StoppedPurchases.tsx'
import { strictest, termsInWords } from './terms-in-words.ts'
import './limits.css'

/** What holds for a card and whose word it is, what is spent against it, what it stopped, and what is asked for. */
export function LimitsScreen() {
  const texts = useLimitTexts()
  const wallet = useWalletInAddress()
  if (wallet === undefined) return <NotFound />
  const isOwn = wallet.relation === 'own'
  const lead = isOwn ? texts.leadOwn : (wallet.mayLimit ? texts.lead : texts.leadSees)(wallet.firstName)
  return (
    <div className="portal-narrow">
      <PageHeading title={isOwn ? texts.title : texts.titleFor(wallet.firstName)} lead={lead} />
      <WalletChoice to="/limits/$schoolId/$walletId" />
      <AllLimits key={wallet.walletId} wallet={wallet} />
    </div>
  )
}

function AllLimits({ wallet }: { wallet: Wallet }) {
  const texts = useLimitTexts()
  const { data, error, isFetching, refetch } = useQuery(limitsQuery(wallet))
  const [isChanging, setIsChanging] = useState(false)
  if (data === undefined && error === null) return <Loading rows={5} />
  if (data === undefined) return <NoAnswer error={error} query={{ isFetching, refetch }} />
  if (isChanging) return <LimitForm wallet={wallet} known={data} onDone={() => setIsChanging(false)} />
  const own = data.limits.find(({ isYours }) => isYours)
  const isOwnCard = wallet.relation === 'own'
  return (
    <div className="kit-stack" data-gap="large">
      <Asks wallet={wallet} known={data} />
      {data.isOfAge ? (
        <p>{texts.ofAge}</p>
      ) : data.limits.length === 0 ? (
        <EmptyState drawing="tray" title={texts.none}>
          {isOwnCard ? texts.noneOwn : texts.noneAdvice(data.firstName)}
        </EmptyState>
      ) : (
        <>
          <Spent known={data} />
          {data.limits.map((limit) => (
            <OneLimit key={limit.personId} limit={limit} known={data} />
          ))}
          {data.limits.length > 1 ? <p className="kit-muted kit-small">{texts.strictest}</p> : null}
        </>
      )}
      {data.maySet ? (
        <Button wide look={own === undefined ? 'primary' : 'secondary'} onClick={() => setIsChanging(true)}>
          {own === undefined ? texts.set : texts.change}
        </Button>
      ) : null}
      {data.mayAsk ? <AskOnce wallet={wallet} known={data} /> : null}
      {data.limits.length > 0 || data.stopped.length > 0 ? <StoppedPurchases wallet={wallet} known={data} /> : null}
      <History known={data} />
      {own !== undefined && data.maySet ? <End wallet={wallet} /> : null}
    </div>
  )
}

function Spent({ known }: { known: SpendingLimits }) {
  const texts = useLimitTexts()
  const { limits, spent, periods } = known
  const rows = [
    { name: texts.today, spentOre: spent.dayOre, mostOre: strictest(limits, ({ mostPerDayOre }) => mostPerDayOre) },
    { name: texts.week, spentOre: spent.weekOre, mostOre: strictest(limits, ({ mostPerWeekOre }) => mostPerWeekOre) },
    ...periods.flatMap(({ periodId, name }) => {
      const mostOre = strictest(limits, ({ mostPerMeal }) => mostPerMeal.find((meal) => meal.periodId === periodId)?.mostOre)
      return mostOre === null ? [] : [{ name, spentOre: spent.meals.find((meal) => meal.periodId === periodId)?.spentOre ?? 0, mostOre }]
    }),
  ]
  return (
    <Card as="section" aria-labelledby="spent">
      <h2 id="spent">{texts.spent}</h2>
      <dl className="portal-spent">
        {rows.map(({ name, spentOre, mostOre }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{mostOre === null ? formatKroner(spentOre) : texts.ofLimit(formatKroner(spentOre), formatKroner(mostOre))}</dd>
            {mostOre === null ? null : (
              <span className="portal-spent-bar" aria-hidden="true" data-is-full={spentOre >= mostOre || undefined}>
                <span style={{ inlineSize: `${Math.min(100, Math.round((spentOre / mostOre) * 100))}%` }} />
              </span>
            )}
          </div>
        ))}
      </dl>
    </Card>
  )
}

function OneLimit({ limit, known }: { limit: Limit; known: SpendingLimits }) {
  const texts = useLimitTexts()
  const { language } = useLanguage()
  const id = `limit-${limit.personId}`
  return (
    <Card as="section" aria-labelledby={id}>
      <h2 id={id}>{limit.isYours ? texts.yours : texts.setBy(limit.firstName ?? (known.maySet ? texts.otherGuardian : texts.aGuardian))}</h2>
      <Sentences terms={limit.terms} known={known} />
      <p className="kit-muted kit-small">{texts.setAt(formatInstant(limit.setAt, { language }))}</p>
    </Card>
  )
}

function Sentences({ terms, known }: { terms: Limit['terms']; known: SpendingLimits }) {
  const texts = useLimitTexts()
  return (
    <ul className="portal-terms">
      {termsInWords(terms, known, texts).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

function History({ known }: { known: SpendingLimits }) {
  const texts = useLimitTexts()
  const { language } = useLanguage()
  if (known.history.length === 0) return null
  return (
    <Fold look="card" title={texts.history}>
      <ol className="portal-limit-list">
        {known.history.map(({ eventId, what, isYours, firstName, terms, madeAt }) => (
          <li key={eventId}>
            <strong>{texts.historyLine[what](isYours ? texts.you : (firstName ?? texts.aGuardian))}</strong>
            <span className="kit-muted kit-small">{formatInstant(madeAt, { language })}</span>
            {terms === null ? null : <Sentences terms={terms} known={known} />}
          </li>
        ))}
      </ol>
      <p className="kit-muted kit-small">{texts.kept}</p>
    </Fold>
  )
}

function End({ wallet }: { wallet: Wallet }) {
  const texts = useLimitTexts()
  const say = useSay()
  const end = useEndLimits(wallet, () => say(texts.ended))
  return (
    <AskFirst isForThumb opens={texts.end} question={texts.endQuestion} confirm={texts.endAct} work={end}>
      <p>{texts.endConsequence(wallet.firstName)}</p>
    </AskFirst>
  )
}
