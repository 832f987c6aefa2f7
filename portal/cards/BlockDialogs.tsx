import { useState } from 'react'
import { type BlockReason, blockReasons } from '../../contract/card-words.ts'
import { call } from '../../kit/api.ts'
import { Chips } from '../../kit/Chips.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { useCardsTexts } from '../cards-texts.ts'
import type { Wallet } from '../session/session.ts'
import { FormSheet } from './FormSheet.tsx'
import { useCardWork, type WalletCard } from './cards-query.ts'

type Props = { wallet: Wallet; card: WalletCard; isOpen: boolean; onClose: () => void }

const paramsOf = ({ schoolId, walletId }: Wallet, { cardId }: WalletCard) => ({ schoolId, walletId, cardId })

/** Two taps stop a card: what happened is chosen already, the button is under the thumb. */
export function BlockDialog({ wallet, card, isOpen, onClose }: Props) {
  const texts = useCardsTexts()
  const say = useSay()
  const [reason, setReason] = useState<BlockReason>('lost')
  const block = useCardWork(
    wallet,
    (why: BlockReason) => call('POST /api/wallets/:schoolId/:walletId/cards/:cardId/block', { params: paramsOf(wallet, card), body: { reason: why } }),
    () => {
      onClose()
      say(texts.blocked)
    },
  )
  return (
    <FormSheet
      isOpen={isOpen}
      onClose={onClose}
      title={texts.blockTitle}
      onSubmit={() => block.mutate(reason)}
      submitWords={texts.blockNow}
      work={block}
      colour="danger"
      size="lg"
    >
      <p>{texts.blockLead}</p>
      <Chips
        label={texts.why}
        labelUnseen
        choices={blockReasons.map((value) => ({ value, label: texts.reasons[value] }))}
        value={reason}
        onChoose={setReason}
        perRow={3}
      />
    </FormSheet>
  )
}

export function UnblockDialog({ wallet, card, isOpen, onClose }: Props) {
  const texts = useCardsTexts()
  const say = useSay()
  const unblock = useCardWork(
    wallet,
    () => call('POST /api/wallets/:schoolId/:walletId/cards/:cardId/unblock', { params: paramsOf(wallet, card), body: { reason: 'found' } }),
    () => {
      onClose()
      say(texts.unblocked)
    },
  )
  return (
    <FormSheet
      isOpen={isOpen}
      onClose={onClose}
      title={texts.unblockTitle}
      onSubmit={() => unblock.mutate(undefined)}
      submitWords={texts.unblockNow}
      work={unblock}
      size="lg"
    >
      <p>{texts.unblockLead}</p>
    </FormSheet>
  )
}
