import { Link } from '@tanstack/react-router'
import { ForwardIcon, PersonIcon } from '../../kit/icons.tsx'
import { paramsOf } from '../card/wallet-in-address.ts'
import { useSignedIn } from '../session/session.ts'
import { useLimitTexts } from './limit-texts.ts'

/** The way to the limits of each of one's own. */
export function ToLimits() {
  const texts = useLimitTexts()
  const { wallets } = useSignedIn()
  return wallets.map((wallet) => (
    <Link key={wallet.walletId} className="portal-to-office" to="/limits/$schoolId/$walletId" params={paramsOf(wallet)}>
      <span className="portal-entry-icon">
        <PersonIcon />
      </span>
      <span>
        <strong>{wallet.relation === 'own' ? texts.entry : texts.entryFor(wallet.firstName)}</strong>
        <span className="kit-muted kit-small">{texts.entryWhy}</span>
      </span>
      <ForwardIcon />
    </Link>
  ))
}
