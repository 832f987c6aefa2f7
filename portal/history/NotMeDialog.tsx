import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { LONGEST_MESSAGE_CHARACTERS } from '../../contract/enquiries.ts'
import { newId } from '../../contract/ids.ts'
import { call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { TextArea } from '../../kit/TextField.tsx'
import { refreshWallet } from '../card/wallet-queries.ts'
import { FormSheet } from '../cards/FormSheet.tsx'
import { ownEnquiriesQuery, type SentEnquiry } from '../enquiries/enquiries.ts'
import type { Wallet } from '../session/session.ts'
import { useHistoryTexts } from './history-texts.ts'

type Props = { wallet: Wallet; purchaseId: string; onClose: () => void }

/** Says first what happens, then does all of it at once: the card is blocked and the school has a case. */
export function NotMeDialog({ wallet, purchaseId, onClose }: Props) {
  const texts = useHistoryTexts().notMe
  const queries = useQueryClient()
  // Made once, so that a press that is repeated after a lost answer opens no second case.
  const [id] = useState(newId)
  const [message, setMessage] = useState('')
  const { schoolId, walletId } = wallet
  const dispute = useMutation({
    mutationFn: () =>
      call('POST /api/wallets/:schoolId/:walletId/purchases/:purchaseId/dispute', {
        params: { schoolId, walletId, purchaseId },
        body: { id, message: message.trim() === '' ? texts.usualWords : message },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ownEnquiriesQuery.queryKey }),
  })
  const close = () => {
    onClose()
    if (dispute.isSuccess) void refreshWallet(queries, wallet)
  }
  if (dispute.data !== undefined) return <Done sent={dispute.data} schoolId={schoolId} onClose={close} />
  return (
    <FormSheet
      isOpen
      onClose={close}
      title={texts.title(wallet.relation === 'own' ? null : wallet.firstName)}
      onSubmit={() => dispute.mutate()}
      submitWords={texts.submit}
      work={dispute}
      colour="danger"
      size="lg"
    >
      <p>{texts.whatHappens}</p>
      <p className="kit-muted">{texts.whatNot}</p>
      <TextArea
        label={texts.message}
        optional
        rows={3}
        maxLength={LONGEST_MESSAGE_CHARACTERS}
        placeholder={texts.usualWords}
        value={message}
        onChange={({ target }) => setMessage(target.value)}
      />
    </FormSheet>
  )
}

function Done({ sent, schoolId, onClose }: { sent: SentEnquiry; schoolId: number; onClose: () => void }) {
  const texts = useHistoryTexts().notMe
  const params = { schoolId: String(schoolId), enquiryId: sent.enquiryId }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.doneTitle}
      placement="bottom"
      actions={
        <>
          <Link to="/enquiries/$schoolId/$enquiryId" params={params} {...buttonLook({ size: 'lg' })}>
            {texts.toCase(sent.number)}
          </Link>
          <Button look="secondary" size="lg" onClick={onClose}>
            {texts.close}
          </Button>
        </>
      }
    >
      <p>{texts.done(sent.number, sent.sentTo)}</p>
    </Dialog>
  )
}
