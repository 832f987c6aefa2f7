import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { call } from '../../kit/api.ts'
import { buttonLook } from '../../kit/Button.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { isInFlight } from '../../rules/topup-states.ts'
import { paramsOf } from '../card/wallet-in-address.ts'
import { refreshWallet } from '../card/wallet-queries.ts'
import type { Wallet } from '../session/session.ts'
import { isSlowAfter, waitAfterAnswers } from '../topups/poll-steps.ts'
import { State, Waiting } from '../topups/TopupState.tsx'
import { useAutomatic } from './automatic-queries.ts'
import { useAutomaticTexts } from './automatic-texts.ts'
import { termsInWords } from './terms.ts'
import '../topups/topups.css'

/** Back from the first payment: the provider's word decides whether there is money, and a card. */
export function FirstPayment({ wallet, topupId }: { wallet: Wallet; topupId: string }) {
  const queries = useQueryClient()
  const { schoolId, walletId } = wallet
  const key = ['wallet', walletId, 'topup', topupId]
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/topups/:topupId', { params: { schoolId, walletId, topupId }, signal }),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data && !isInFlight(state.data.state) ? false : (waitAfterAnswers(state.dataUpdateCount + state.errorUpdateCount) ?? false),
  })
  const answers = queries.getQueryState(key)?.dataUpdateCount ?? 0
  const isCredited = data?.state === 'credited'
  useEffect(() => {
    if (isCredited) void refreshWallet(queries, { schoolId, walletId })
  }, [isCredited, queries, schoolId, walletId])
  if (data === undefined) return error === null ? <Loading rows={4} /> : <NoAnswer error={error} query={{ isFetching, refetch }} />
  return (
    <div className="portal-topup" role="status">
      {isInFlight(data.state) ? (
        <Waiting topup={data} isSlow={isSlowAfter(answers)} isAsking={isFetching} onCheck={() => void refetch()} />
      ) : isCredited ? (
        <Stored wallet={wallet} />
      ) : (
        <NotPaid wallet={wallet} isDeclined={data.state === 'declined'} />
      )}
    </div>
  )
}

function Stored({ wallet }: { wallet: Wallet }) {
  const texts = useAutomaticTexts()
  const { data, isFetching } = useAutomatic(wallet)
  // What was asked for before the payment says nothing of it.
  if (data === undefined || isFetching) return <Loading rows={4} />
  const { arrangement } = data
  return (
    <State
      mark={arrangement ? 'credited' : 'stopped'}
      title={arrangement ? texts.doneTitle : texts.noCardTitle}
      text={arrangement ? texts.done(termsInWords(texts, arrangement), formatKroner(arrangement.monthlyCapOre)) : texts.noCard}
    >
      <Link to="/automatic-topup/$schoolId/$walletId" params={paramsOf(wallet)} search={{}} {...buttonLook({ size: 'lg', wide: true })}>
        {arrangement ? texts.see : texts.tryAgain}
      </Link>
      <Link to="/" {...buttonLook({ look: 'quiet', size: 'lg', wide: true })}>
        {texts.toCard}
      </Link>
    </State>
  )
}

function NotPaid({ wallet, isDeclined }: { wallet: Wallet; isDeclined: boolean }) {
  const texts = useAutomaticTexts()
  return (
    <State mark={isDeclined ? 'declined' : 'stopped'} title={texts.notPaidTitle} text={texts.notPaid}>
      <Link to="/automatic-topup/$schoolId/$walletId" params={paramsOf(wallet)} search={{}} {...buttonLook({ size: 'lg', wide: true })}>
        {texts.tryAgain}
      </Link>
      <Link to="/" {...buttonLook({ look: 'quiet', size: 'lg', wide: true })}>
        {texts.toCard}
      </Link>
    </State>
  )
}
