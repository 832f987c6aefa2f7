import { useParams } from '@tanstack/react-router'
import { NotFound } from '../../kit/app-router.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { useWalletInAddress } from '../card/wallet-in-address.ts'
import { useCardTexts } from '../card-texts.ts'
import { FollowTopup } from './FollowTopup.tsx'
import { Outcome } from './TopupState.tsx'

/** Where one comes back to after paying. */
export function TopupScreen() {
  const texts = useCardTexts().topup
  const wallet = useWalletInAddress()
  const { topupId } = useParams({ strict: false })
  useScreenTitle(texts.title)
  if (wallet === undefined || topupId === undefined) return <NotFound />
  return (
    <FollowTopup key={topupId} wallet={wallet} topupId={topupId}>
      {(topup, { isBalanceNew }) => <Outcome topup={topup} wallet={wallet} isBalanceNew={isBalanceNew} />}
    </FollowTopup>
  )
}
