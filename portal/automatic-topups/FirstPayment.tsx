import { Link } from '@tanstack/react-router'
import { buttonLook } from '../../kit/Button.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { paramsOf } from '../card/wallet-in-address.ts'
import type { Wallet } from '../session/session.ts'
import { FollowTopup } from '../topups/FollowTopup.tsx'
import { State } from '../topups/TopupState.tsx'
import { useAutomatic } from './automatic-queries.ts'
import { useAutomaticTexts } from './automatic-texts.ts'
import { termsInWords } from './terms.ts'

/** Back from the first payment: whether there is money, and a card. */
export function FirstPayment({ wallet, topupId }: { wallet: Wallet; topupId: string }) {
  return (
    <FollowTopup wallet={wallet} topupId={topupId}>
      {({ state }) => (state === 'credited' ? <Stored wallet={wallet} /> : <NotPaid wallet={wallet} isDeclined={state === 'declined'} />)}
    </FollowTopup>
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
