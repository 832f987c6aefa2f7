import { useSearch } from '@tanstack/react-router'
import { NotFound } from '../../kit/app-router.tsx'
import { useWalletInAddress } from '../card/wallet-in-address.ts'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { useCardTexts } from '../card-texts.ts'
import { SchoolCovers } from '../meals/SchoolCovers.tsx'
import { BuyBalance } from './BuyBalance.tsx'

/** The same as on the first screen, at an address of its own: where messages and «Prøv igjen» lead. `?amount=20000` is chosen from the start. */
export function BuyScreen() {
  const texts = useCardTexts().topup
  const wallet = useWalletInAddress()
  const { amount }: { amount?: unknown } = useSearch({ strict: false })
  useScreenTitle(texts.title)
  if (wallet === undefined) return <NotFound />
  return (
    <div className="portal-narrow">
      <SchoolCovers key={`covers ${wallet.walletId}`} wallet={wallet} />
      <BuyBalance key={wallet.walletId} wallet={wallet} headingLevel={1} startAmountOre={typeof amount === 'number' ? amount : undefined} />
    </div>
  )
}
