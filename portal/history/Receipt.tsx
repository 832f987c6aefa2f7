import { useState } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { isTooLateToDispute } from '../../rules/disputes.ts'
import type { WalletEntry } from '../card/wallet-queries.ts'
import type { Wallet } from '../session/session.ts'
import { useHistoryTexts } from './history-texts.ts'
import { NotMeDialog } from './NotMeDialog.tsx'

/** What a movement opens to: each thing that was bought, the receipt, and the way to say that it was not us. */
export function Receipt({ entry, wallet }: { entry: WalletEntry; wallet: Wallet }) {
  const texts = useHistoryTexts()
  return (
    <div className="portal-receipt kit-small">
      <ul>
        {entry.lines.map((line, index) => (
          <li key={index}>
            <span>
              {line.quantity} × {line.name}
            </span>
            <Amount ore={line.amountOre} />
          </li>
        ))}
      </ul>
      {entry.receiptNumber === null ? null : <p className="kit-muted">{texts.receipt(String(entry.receiptNumber))}</p>}
      {entry.purchaseId === null ? null : <NotMe entry={entry} purchaseId={entry.purchaseId} wallet={wallet} />}
    </div>
  )
}

function NotMe({ entry, purchaseId, wallet }: { entry: WalletEntry; purchaseId: string; wallet: Wallet }) {
  const texts = useHistoryTexts().notMe
  const [isOpen, setIsOpen] = useState(false)
  const [nowMs] = useState(Date.now)
  if (entry.disputeNumber !== null) {
    return (
      <p>
        <Tag colour="warning">{texts.reported(entry.disputeNumber)}</Tag>
      </p>
    )
  }
  if (isTooLateToDispute({ boughtAtMs: new Date(entry.happenedAt).getTime(), nowMs })) return null
  return (
    <>
      <button type="button" className="kit-text-button" onClick={() => setIsOpen(true)}>
        {texts.begin(wallet.relation === 'own' ? null : wallet.firstName)}
      </button>
      {isOpen ? <NotMeDialog wallet={wallet} purchaseId={purchaseId} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}
