import { Link } from '@tanstack/react-router'
import { ForwardIcon } from '../../kit/icons.tsx'
import { UndoIcon } from '../../kit/UndoIcon.tsx'
import type { Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { paramsOf } from './wallet-in-address.ts'

/** The way out for money: one tap here, one on the page it leads to. */
export function ToRefund({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().front
  if (!wallet.mayPay) return null
  return (
    <Link className="portal-to-office" to="/refunds/$schoolId/$walletId" params={paramsOf(wallet)}>
      <span className="portal-entry-icon">
        <UndoIcon />
      </span>
      <span>
        <strong>{texts.toRefund}</strong>
        <span className="kit-muted kit-small">{texts.toRefundWhy}</span>
      </span>
      <ForwardIcon />
    </Link>
  )
}
