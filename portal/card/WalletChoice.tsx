import { Link } from '@tanstack/react-router'
import { useCardTexts } from '../card-texts.ts'
import { useSignedIn } from '../session/session.ts'
import { paramsOf, useWalletInAddress } from './wallet-in-address.ts'
import './wallet-choice.css'

type Props = {
  /** The screen that is shown for each of them. */
  to:
    | '/automatic-topup/$schoolId/$walletId'
    | '/history/$schoolId/$walletId'
    | '/spending/$schoolId/$walletId'
    | '/allergies/$schoolId/$walletId'
    | '/limits/$schoolId/$walletId'
    | '/family/$schoolId/$walletId'
    | '/cards/$schoolId/$walletId'
    | '/refunds/$schoolId/$walletId'
    | '/other-ways/$schoolId/$walletId'
}

/** With several children the one that is shown may stand outside the row. */
const intoView = (link: HTMLAnchorElement | null): void => link?.scrollIntoView({ block: 'nearest', inline: 'nearest' })

/** The same screen for another child, for one who follows several. */
export function WalletChoice({ to }: Props) {
  const texts = useCardTexts().front
  const { wallets } = useSignedIn()
  const chosen = useWalletInAddress()
  if (wallets.length < 2) return null
  return (
    <nav className="portal-whose" aria-label={texts.whoseCard}>
      {wallets.map((wallet) => (
        <Link
          key={wallet.walletId}
          ref={wallet === chosen ? intoView : undefined}
          to={to}
          params={paramsOf(wallet)}
          replace
          aria-current={wallet === chosen ? 'page' : undefined}
        >
          {wallet.firstName}
        </Link>
      ))}
    </nav>
  )
}
