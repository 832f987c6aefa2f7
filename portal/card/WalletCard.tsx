import { Link } from '@tanstack/react-router'
import { Amount } from '../../kit/Amount.tsx'
import { buttonLook } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { QrIcon } from '../../kit/icons.tsx'
import type { Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { CardPicture } from './CardPicture.tsx'
import { paramsOf } from './wallet-in-address.ts'

/** The card itself: school, whose it is, how much is on it, and the code under the thumb. */
export function WalletCard({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().front
  return (
    <Card as="article" look="deep" padding="none">
      <div className="portal-card">
        <CardPicture />
        <header>
          <p className="portal-card-school">{wallet.schoolName}</p>
          <h2>{wallet.firstName}</h2>
        </header>
        <p className="portal-card-balance">
          <span className="portal-card-label">{texts.balance}</span>
          <Amount ore={wallet.balanceOre} size="large" />
        </p>
        {wallet.mayPay ? (
          <Link to="/code/$schoolId/$walletId" params={paramsOf(wallet)} {...buttonLook({ size: 'lg', wide: true })}>
            <QrIcon />
            {texts.showCode}
          </Link>
        ) : (
          <p className="portal-card-follow">{texts.onlyFollow}</p>
        )}
      </div>
    </Card>
  )
}
