import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Days } from '../history/Days.tsx'
import { daysOf } from '../history/group-entries.ts'
import type { Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { paramsOf } from './wallet-in-address.ts'
import { latestQuery } from './wallet-queries.ts'

/** What was bought last, by day. */
export function Latest({ wallet }: { wallet: Wallet }) {
  // Not for whoever sees the balance alone: the history's own page says so.
  return wallet.sees === 'balance' ? null : <LatestOf wallet={wallet} />
}

function LatestOf({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().front
  const { data } = useQuery(latestQuery(wallet))
  return (
    <section aria-labelledby="latest" className="kit-stack">
      <div className="kit-row" data-spread="">
        <h2 id="latest">{texts.latest}</h2>
        {data === undefined || data.entries.length === 0 ? null : (
          <Link to="/history/$schoolId/$walletId" params={paramsOf(wallet)} className="portal-link">
            {texts.seeAll}
          </Link>
        )}
      </div>
      <LatestEntries wallet={wallet} />
    </section>
  )
}

function LatestEntries({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().front
  const { data, error, refetch, isFetching } = useQuery(latestQuery(wallet))
  if (data === undefined && error === null) return <Loading />
  if (data === undefined) {
    return <NoAnswer isPart error={error} query={{ isFetching, refetch }} />
  }
  if (data.entries.length === 0) {
    return (
      <EmptyState drawing="tray" title={texts.nothingBought}>
        {texts.nothingBoughtAdvice}
      </EmptyState>
    )
  }
  return <Days days={daysOf(data.entries)} headingLevel={3} />
}
