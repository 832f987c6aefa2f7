import { LockIcon } from '../../kit/icons.tsx'
import { paramsOf } from '../card/wallet-in-address.ts'
import type { Wallet } from '../session/session.ts'
import { Way } from '../Way.tsx'
import { useLimitTexts } from './limit-texts.ts'

/** The way to the limits of somebody. */
export function ToLimits({ wallet }: { wallet: Wallet }) {
  const texts = useLimitTexts()
  const title = wallet.relation === 'own' ? texts.entry : texts.entryFor(wallet.firstName)
  return <Way to="/limits/$schoolId/$walletId" params={paramsOf(wallet)} icon={<LockIcon />} title={title} why={texts.entryWhy} />
}
