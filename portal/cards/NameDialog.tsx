import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useCardsTexts } from '../cards-texts.ts'
import type { Wallet } from '../session/session.ts'
import { FormSheet } from './FormSheet.tsx'
import { useCardWork, type WalletCard } from './cards-query.ts'

export const MOST_NAME_CHARACTERS = 40

/** The family's own words for a card. None is a name too: the card is then called what it is. */
export function NameDialog({ wallet, card, isOpen, onClose }: { wallet: Wallet; card: WalletCard; isOpen: boolean; onClose: () => void }) {
  const texts = useCardsTexts()
  const say = useSay()
  const [name, setName] = useState(card.name ?? '')
  const { schoolId, walletId } = wallet
  const save = useCardWork(
    wallet,
    (wanted: string | null) =>
      call('PATCH /api/wallets/:schoolId/:walletId/cards/:cardId', { params: { schoolId, walletId, cardId: card.cardId }, body: { name: wanted } }),
    () => {
      onClose()
      say(texts.saved)
    },
  )
  return (
    <FormSheet
      isOpen={isOpen}
      onClose={onClose}
      title={texts.renameTitle}
      onSubmit={() => save.mutate(name.trim() === '' ? null : name.trim())}
      submitWords={texts.save}
      work={save}
    >
      <TextField
        label={texts.nameLabel}
        description={texts.nameExample}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={MOST_NAME_CHARACTERS}
        autoComplete="off"
        enterKeyHint="done"
      />
    </FormSheet>
  )
}
