import { Link } from '@tanstack/react-router'
import { ForwardIcon, PersonIcon } from '../../kit/icons.tsx'
import { useCardTexts } from '../card-texts.ts'
import { paramsOf } from '../card/wallet-in-address.ts'
import { useSignedIn } from '../session/session.ts'

/** The way to what is stored of what each of one's own cannot stand. */
export function ToAllergies() {
  const texts = useCardTexts().profile
  const { wallets } = useSignedIn()
  return wallets.map((wallet) => (
    <Link key={wallet.walletId} className="portal-to-office" to="/allergies/$schoolId/$walletId" params={paramsOf(wallet)}>
      <span className="portal-entry-icon">
        <PersonIcon />
      </span>
      <span>
        <strong>{wallet.relation === 'own' ? texts.allergies : texts.allergiesOf(wallet.firstName)}</strong>
        <span className="kit-muted kit-small">{texts.allergiesWhy}</span>
      </span>
      <ForwardIcon />
    </Link>
  ))
}
