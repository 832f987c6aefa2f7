import { UndoIcon } from '../../kit/UndoIcon.tsx'
import { useCardTexts } from '../card-texts.ts'
import type { Wallet } from '../session/session.ts'
import { Way } from '../Way.tsx'
import { paramsOf } from './wallet-in-address.ts'

/** The way out for money: one tap here, one on the page it leads to. */
export function ToRefund({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().front
  if (!wallet.mayPay) return null
  return <Way to="/refunds/$schoolId/$walletId" params={paramsOf(wallet)} icon={<UndoIcon />} title={texts.toRefund} why={texts.toRefundWhy} />
}
