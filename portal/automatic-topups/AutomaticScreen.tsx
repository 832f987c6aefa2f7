import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { NotFound } from '../../kit/app-router.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { useSay } from '../../kit/StatusRegion.tsx'
import { WalletChoice } from '../card/WalletChoice.tsx'
import { useWalletInAddress } from '../card/wallet-in-address.ts'
import type { Wallet } from '../session/session.ts'
import { useAutomatic } from './automatic-queries.ts'
import { useAutomaticTexts } from './automatic-texts.ts'
import { FirstPayment } from './FirstPayment.tsx'
import { Standing } from './Standing.tsx'
import { TermsForm } from './TermsForm.tsx'
import './automatic.css'

/** One's own automatic top-ups of a wallet: agreed to, seen, paused, changed and ended here. `?topup=` is the first payment one comes back from. */
export function AutomaticScreen() {
  const texts = useAutomaticTexts()
  const wallet = useWalletInAddress()
  const { topup }: { topup?: unknown } = useSearch({ strict: false })
  useScreenTitle(texts.title)
  if (wallet === undefined) return <NotFound />
  if (typeof topup === 'string') return <FirstPayment key={topup} wallet={wallet} topupId={topup} />
  return (
    <div className="portal-narrow kit-stack" key={wallet.walletId}>
      <h1>{texts.title}</h1>
      <WalletChoice to="/automatic-topup/$schoolId/$walletId" />
      <Own wallet={wallet} />
    </div>
  )
}

function Own({ wallet }: { wallet: Wallet }) {
  const texts = useAutomaticTexts()
  const say = useSay()
  const { data, error, isFetching, refetch } = useAutomatic(wallet)
  const [isChanging, setIsChanging] = useState(false)
  if (data === undefined) return error === null ? <Loading rows={4} /> : <NoAnswer error={error} query={{ isFetching, refetch }} />
  const { arrangement, others, isPossible } = data
  return (
    <>
      {arrangement === null || isChanging ? null : <Standing wallet={wallet} arrangement={arrangement} onChange={() => setIsChanging(true)} />}
      {arrangement === null && !isPossible ? <Notice>{texts.notPossible}</Notice> : null}
      {arrangement === null && isPossible ? (
        <>
          <p className="kit-muted">{wallet.relation === 'own' ? texts.leadOwn : texts.lead(wallet.firstName)}</p>
          <TermsForm wallet={wallet} />
        </>
      ) : null}
      {arrangement !== null && isChanging ? (
        <TermsForm
          wallet={wallet}
          arrangement={arrangement}
          onSaved={() => {
            setIsChanging(false)
            say(texts.saved)
          }}
          onLeave={() => setIsChanging(false)}
        />
      ) : null}
      {others === 0 ? null : <p className="kit-muted kit-small">{texts.others(others)}</p>}
    </>
  )
}
