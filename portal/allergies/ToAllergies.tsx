import { MealIcon } from '../../kit/icons.tsx'
import { useCardTexts } from '../card-texts.ts'
import { paramsOf } from '../card/wallet-in-address.ts'
import type { Wallet } from '../session/session.ts'
import { Way } from '../Way.tsx'

/** The way to what is stored of what somebody cannot stand. */
export function ToAllergies({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().profile
  const title = wallet.relation === 'own' ? texts.allergies : texts.allergiesOf(wallet.firstName)
  return <Way to="/allergies/$schoolId/$walletId" params={paramsOf(wallet)} icon={<MealIcon />} title={title} why={texts.allergiesWhy} />
}
