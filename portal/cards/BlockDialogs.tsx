import { useState } from 'react'
import { type BlockReason, blockReasons } from '../../contract/card-words.ts'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { useCardsTexts } from '../cards-texts.ts'
import type { Wallet } from '../session/session.ts'
import { useCardWork, type WalletCard } from './cards-query.ts'

type Props = { wallet: Wallet; card: WalletCard; isOpen: boolean; onClose: () => void }

const paramsOf = ({ schoolId, walletId }: Wallet, { cardId }: WalletCard) => ({ schoolId, walletId, cardId })

/** Two taps stop a card: what happened is chosen already, the button is under the thumb. */
export function BlockDialog({ wallet, card, isOpen, onClose }: Props) {
  const texts = useCardsTexts()
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
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
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={texts.blockTitle}
      placement="bottom"
      mustStay={block.isPending}
      actions={
        <>
          <Button colour="danger" size="lg" busy={block.isPending} onClick={() => block.mutate(reason)}>
            {texts.blockNow}
          </Button>
          <Button look="secondary" size="lg" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <div className="kit-stack">
        <p>{texts.blockLead}</p>
        <Chips
          label={texts.why}
          labelUnseen
          choices={blockReasons.map((value) => ({ value, label: texts.reasons[value] }))}
          value={reason}
          onChoose={setReason}
          perRow={3}
        />
        {block.error === null ? null : (
          <Notice tone="refusal" announce="now">
            {whatWentWrong(block.error)}
          </Notice>
        )}
      </div>
    </Dialog>
  )
}

export function UnblockDialog({ wallet, card, isOpen, onClose }: Props) {
  const texts = useCardsTexts()
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
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
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={texts.unblockTitle}
      placement="bottom"
      mustStay={unblock.isPending}
      actions={
        <>
          <Button size="lg" busy={unblock.isPending} onClick={() => unblock.mutate(undefined)}>
            {texts.unblockNow}
          </Button>
          <Button look="secondary" size="lg" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <div className="kit-stack">
        <p>{texts.unblockLead}</p>
        {unblock.error === null ? null : (
          <Notice tone="refusal" announce="now">
            {whatWentWrong(unblock.error)}
          </Notice>
        )}
      </div>
    </Dialog>
  )
}
