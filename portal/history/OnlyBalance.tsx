import { EmptyState } from '../../kit/EmptyState.tsx'
import type { Wallet } from '../session/session.ts'
import { useHistoryTexts } from './history-texts.ts'

/** What was bought is not for whoever looks: said so, instead of asked for and refused. */
export function OnlyBalance({ wallet: { firstName } }: { wallet: Wallet }) {
  const texts = useHistoryTexts()
  return (
    <EmptyState drawing="receipt" title={texts.onlyBalance}>
      {texts.onlyBalanceWhy(firstName)}
    </EmptyState>
  )
}
