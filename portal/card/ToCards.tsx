import { Link } from '@tanstack/react-router'
import { CardIcon, ForwardIcon } from '../../kit/icons.tsx'
import type { Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { paramsOf } from './wallet-in-address.ts'

/** The way to the cards themselves: a lost one is blocked two taps from here. */
export function ToCards({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().front
  return (
    <Link className="portal-to-office" to="/cards/$schoolId/$walletId" params={paramsOf(wallet)}>
      <span className="portal-entry-icon">
        <CardIcon />
      </span>
      <span>
        <strong>{texts.toCards}</strong>
        <span className="kit-muted kit-small">{texts.toCardsWhy}</span>
      </span>
      <ForwardIcon />
    </Link>
  )
}
