import { Link } from '@tanstack/react-router'
import { Amount } from '../../kit/Amount.tsx'
import { buttonLook } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { QrIcon } from '../../kit/icons.tsx'
import { useHeldCode } from '../phone/phone-queries.ts'
import type { Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { CardPicture } from './CardPicture.tsx'
import { Lasts } from './Lasts.tsx'
import { paramsOf } from './wallet-in-address.ts'

/** Under the thumb: the code on the phone that holds it, and on every other device the way to bring it there. */
function ToCode({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().front
  const held = useHeldCode(wallet.walletId)
  const look = buttonLook({ size: 'lg', wide: true })
  if (held !== null) {
    return (
      <Link to="/code" search={{ wallet: wallet.walletId }} {...look}>
        <QrIcon />
        {texts.showCode}
      </Link>
    )
  }
  return (
    <Link to="/phone/$schoolId/$walletId" params={paramsOf(wallet)} {...look}>
      <QrIcon />
      {texts.getCode}
    </Link>
  )
}

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
          <Lasts wallet={wallet} />
        </p>
        {wallet.mayPay ? <ToCode wallet={wallet} /> : <p className="portal-card-follow">{texts.onlyFollow}</p>}
      </div>
    </Card>
  )
}
