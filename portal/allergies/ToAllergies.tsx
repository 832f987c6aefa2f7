import { Link } from '@tanstack/react-router'
import { ForwardIcon, MenuCardIcon } from '../../kit/icons.tsx'
import { paramsOf } from '../card/wallet-in-address.ts'
import { useSignedIn } from '../session/session.ts'
import { useAllergyTexts } from './allergy-texts.ts'

/** The way to what is stored of what each of one's own cannot stand. */
export function ToAllergies() {
  const texts = useAllergyTexts()
  const { wallets } = useSignedIn()
  return wallets.map((wallet) => (
    <Link key={wallet.walletId} className="portal-to-office" to="/allergies/$schoolId/$walletId" params={paramsOf(wallet)}>
      <span className="portal-entry-icon">
        <MenuCardIcon />
      </span>
      <span>
        <strong>{wallet.relation === 'own' ? texts.toOwn : texts.to(wallet.firstName)}</strong>
        <span className="kit-muted kit-small">{texts.toWhy}</span>
      </span>
      <ForwardIcon />
    </Link>
  ))
}
