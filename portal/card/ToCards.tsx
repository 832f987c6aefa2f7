import { CardIcon } from '../../kit/icons.tsx'
import { useCardTexts } from '../card-texts.ts'
import type { Wallet } from '../session/session.ts'
import { Way } from '../Way.tsx'
import { paramsOf } from './wallet-in-address.ts'

/** The way to the cards themselves: a lost one is blocked two taps from here. */
export function ToCards({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().front
  return <Way to="/cards/$schoolId/$walletId" params={paramsOf(wallet)} icon={<CardIcon />} title={texts.toCards} why={texts.toCardsWhy} />
}
