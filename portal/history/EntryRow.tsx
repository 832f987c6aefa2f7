import type { ReactNode } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { PlusIcon, ReceiptIcon } from '../../kit/icons.tsx'
import { UndoIcon } from '../../kit/UndoIcon.tsx'
import { formatKroner, formatTime } from '../../language/amounts-and-dates.ts'
import type { WalletEntry } from '../card/wallet-queries.ts'
import { useCardTexts } from '../card-texts.ts'
import { FoodIcon } from './entry-icons.tsx'

/** One movement: what it was, when and where, and what it did to the balance. */
export function EntryRow({ entry, showBalance, details }: { entry: WalletEntry; showBalance: boolean; details: ReactNode }) {
  const texts = useCardTexts().history
  const kind = useKind(entry)
  const items = entry.lines.map(({ name, quantity }) => (quantity === 1 ? name : `${quantity} × ${name}`)).join(', ')
  const isPurchase = entry.kind === 'purchase' && items !== ''
  const about = [
    isPurchase ? undefined : items || undefined,
    formatTime(entry.happenedAt),
    entry.place ?? undefined,
    entry.foundByName === null ? undefined : texts.foundByName[entry.foundByName],
  ]
  const row = (
    <>
      <span className="portal-entry-icon" data-flow={entry.amountOre > 0 ? 'in' : undefined} aria-hidden="true">
        <IconOf entry={entry} />
      </span>
      <span className="portal-entry-what">
        <span className="portal-entry-title">{isPurchase ? items : kind}</span>
        <span className="kit-muted kit-small">{about.filter((part) => part !== undefined).join(' · ')}</span>
      </span>
      <span className="portal-entry-money">
        <Amount ore={entry.amountOre} as="change" />
        {showBalance ? <span className="kit-muted kit-small">{texts.balanceAfter(formatKroner(entry.balanceAfterOre))}</span> : null}
      </span>
    </>
  )
  if (details === null) return <li className="portal-entry">{row}</li>
  return (
    <li>
      <details className="portal-entry-details">
        <summary className="portal-entry">{row}</summary>
        {details}
      </details>
    </li>
  )
}

function useKind({ kind, gift, isAutomatic }: WalletEntry): string {
  const texts = useCardTexts().history
  if (gift !== null) return gift.from === null ? texts.gift : texts.giftFrom(gift.from)
  if (isAutomatic) return texts.automatic
  return kind in texts.kinds ? texts.kinds[kind as keyof typeof texts.kinds] : texts.kinds.other
}

function IconOf({ entry }: { entry: WalletEntry }) {
  if (entry.kind === 'purchase') return <FoodIcon />
  if (entry.kind === 'topup' || entry.kind === 'bank_topup') return <PlusIcon />
  if (entry.kind === 'return' || entry.kind === 'refund') return <UndoIcon />
  return <ReceiptIcon />
}
