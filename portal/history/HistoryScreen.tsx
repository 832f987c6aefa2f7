import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef } from 'react'
import { NotFound } from '../../kit/app-router.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { WalletChoice } from '../card/WalletChoice.tsx'
import { paramsOf, useWalletInAddress } from '../card/wallet-in-address.ts'
import { historyQuery } from '../card/wallet-queries.ts'
import { SchoolCovers } from '../meals/SchoolCovers.tsx'
import { type Wallet } from '../session/session.ts'
import { Days } from './Days.tsx'
import { Receipt } from './Receipt.tsx'
import { useHistoryTexts } from './history-texts.ts'
import { monthsOf } from './group-entries.ts'
import { OnlyBalance } from './OnlyBalance.tsx'
import { StatementOf } from './StatementOf.tsx'
import './history.css'

export function HistoryScreen() {
  const texts = useHistoryTexts()
  const wallet = useWalletInAddress()
  if (wallet === undefined) return <NotFound />
  return (
    <div className="portal-narrow">
      <PageHeading title={wallet.relation === 'own' ? texts.title : texts.titleFor(wallet.firstName)} />
      <WalletChoice to="/history/$schoolId/$walletId" />
      {wallet.sees === 'balance' ? <OnlyBalance wallet={wallet} /> : <History wallet={wallet} />}
    </div>
  )
}

function History({ wallet }: { wallet: Wallet }) {
  const texts = useHistoryTexts()
  return (
    <>
      {wallet.sees === 'items' || wallet.sees === 'balance' ? null : <p className="kit-muted">{texts.seesLess[wallet.sees](wallet.firstName)}</p>}
      <div className="portal-more-of-it">
        <Link to="/spending/$schoolId/$walletId" params={paramsOf(wallet)} className="portal-link">
          {texts.toSpending}
        </Link>
        <StatementOf key={`statement ${wallet.walletId}`} wallet={wallet} />
      </div>
      <SchoolCovers key={`covers ${wallet.walletId}`} wallet={wallet} />
      <Entries key={wallet.walletId} wallet={wallet} />
    </>
  )
}

function Entries({ wallet }: { wallet: Wallet }) {
  const texts = useHistoryTexts()
  const { data, error, isFetchNextPageError, hasNextPage, isFetchingNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery(historyQuery(wallet))
  if (data === undefined && error === null) return <Loading rows={6} />
  if (data === undefined) {
    return <NoAnswer error={error} query={{ isFetching, refetch }} />
  }
  const months = monthsOf(data.pages.flatMap(({ entries }) => entries))
  if (months.length === 0) {
    return (
      <EmptyState drawing="receipt" title={texts.empty}>
        {texts.emptyAdvice}
      </EmptyState>
    )
  }
  return (
    <div className="kit-stack" data-gap="large">
      {months.map(({ month, days }) => (
        <section key={`${month} ${days[0]?.entries[0]?.version}`} className="portal-month">
          <h2>
            {texts.months[Number(month.slice(5)) - 1]} <span className="kit-muted">{month.slice(0, 4)}</span>
          </h2>
          <Days
            days={days}
            headingLevel={3}
            showBalances
            detailsOf={(entry) => (entry.lines.length < 2 && entry.receiptNumber === null ? null : <Receipt entry={entry} wallet={wallet} />)}
          />
        </section>
      ))}
      {isFetchNextPageError ? <Notice tone="warning">{texts.couldNotGetMore}</Notice> : null}
      {hasNextPage ? (
        <More isFetching={isFetchingNextPage} mayAuto={!isFetchNextPageError} onMore={() => void fetchNextPage()} />
      ) : (
        <p className="portal-end kit-muted kit-small">{texts.end}</p>
      )}
    </div>
  )
}

/** A button for those who press it; it presses itself when it comes near the edge of the screen, unless the last try failed. */
function More({ isFetching, mayAuto, onMore }: { isFetching: boolean; mayAuto: boolean; onMore: () => void }) {
  const texts = useHistoryTexts()
  const place = useRef<HTMLDivElement>(null)
  const more = useEffectEvent(onMore)
  useEffect(() => {
    if (!mayAuto || isFetching || place.current === null) return
    const observer = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && more(), { rootMargin: '400px' })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [mayAuto, isFetching])
  return (
    <div ref={place} className="portal-more">
      <Button look="secondary" wide busy={isFetching} onClick={onMore}>
        {texts.showMore}
      </Button>
    </div>
  )
}
