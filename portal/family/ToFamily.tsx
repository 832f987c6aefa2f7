import { PeopleIcon } from '../../kit/icons.tsx'
import { paramsOf } from '../card/wallet-in-address.ts'
import type { Wallet } from '../session/session.ts'
import { Way } from '../Way.tsx'
import { useFamilyTexts } from './family-texts.ts'

/** The way to who follows a card. */
export function ToFamily({ wallet }: { wallet: Wallet }) {
  const texts = useFamilyTexts()
  const title = wallet.relation === 'own' ? texts.title : texts.titleFor(wallet.firstName)
  return <Way to="/family/$schoolId/$walletId" params={paramsOf(wallet)} icon={<PeopleIcon />} title={title} why={texts.entryWhy} />
}

/** The way to a child that one does not follow yet. */
export function ToAddChild() {
  const texts = useFamilyTexts()
  return <Way to="/add-child" icon={<PeopleIcon />} title={texts.addChild} why={texts.addChildWhy} />
}
