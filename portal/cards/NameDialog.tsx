import { type FormEvent, useId, useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useCardsTexts } from '../cards-texts.ts'
import type { Wallet } from '../session/session.ts'
import { useCardWork, type WalletCard } from './cards-query.ts'

export const MOST_NAME_CHARACTERS = 40

/** The family's own words for a card. None is a name too: the card is then called what it is. */
export function NameDialog({ wallet, card, isOpen, onClose }: { wallet: Wallet; card: WalletCard; isOpen: boolean; onClose: () => void }) {
  const texts = useCardsTexts()
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const form = useId()
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(name.trim() === '' ? null : name.trim())
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={texts.renameTitle}
      placement="bottom"
      mustStay={save.isPending}
      actions={
        <>
          <Button type="submit" form={form} busy={save.isPending}>
            {texts.save}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <form id={form} className="kit-stack" onSubmit={submit} noValidate>
        <TextField
          label={texts.nameLabel}
          description={texts.nameExample}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={MOST_NAME_CHARACTERS}
          autoComplete="off"
          enterKeyHint="done"
        />
        {save.error === null ? null : (
          <Notice tone="refusal" announce="now">
            {whatWentWrong(save.error)}
          </Notice>
        )}
      </form>
    </Dialog>
  )
}
