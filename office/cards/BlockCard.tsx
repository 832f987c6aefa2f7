import { type SubmitEvent, useId, useState } from 'react'
import { type BlockReason, blockReasons, type UnblockReason, unblockReasons } from '../../contract/card-words.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useCardTexts } from '../card-texts.ts'
import { type Card, useBlockCard, useUnblockCard } from './cards.ts'

type BlockCardProps = { card: Card; pupilId: string; isOpen: boolean; onClose: () => void }

const SHORTEST_NOTE = 3

/** Blocks a card, or opens it again, on behalf of somebody. */
export function BlockCard(props: BlockCardProps) {
  const { card, isOpen, onClose } = props
  const texts = useCardTexts().blocking
  const isBlocked = card.state === 'blocked'
  const title =
    card.hint === null ? (isBlocked ? texts.unblockTitleWithout : texts.titleWithout) : isBlocked ? texts.unblockTitle(card.hint) : texts.title(card.hint)
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title}>
      <Form {...props} isBlocked={isBlocked} />
    </Dialog>
  )
}

function Form({ card, pupilId, onClose, isBlocked }: BlockCardProps & { isBlocked: boolean }) {
  const id = useId()
  const texts = useCardTexts()
  const { blocking } = texts
  const common = useCommonTexts()
  const say = useSay()
  const block = useBlockCard({ pupilId, cardId: card.cardId })
  const unblock = useUnblockCard({ pupilId, cardId: card.cardId })
  const [blockReason, setBlockReason] = useState<BlockReason>('lost')
  const [unblockReason, setUnblockReason] = useState<UnblockReason>('found')
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const problem = note.trim().length < SHORTEST_NOTE ? blocking.noteMissing : undefined
  const error = block.error ?? unblock.error
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (problem !== undefined) return
    const after = {
      onSuccess: () => {
        say(isBlocked ? blocking.unblocked : blocking.blocked)
        onClose()
      },
    }
    if (isBlocked) unblock.mutate({ reason: unblockReason, note: note.trim() }, after)
    else block.mutate({ reason: blockReason, note: note.trim() }, after)
  }
  return (
    <form id={id} className="kit-stack" noValidate onSubmit={submit}>
      <p>{isBlocked ? blocking.unblockConsequence : blocking.consequence}</p>
      {isBlocked ? (
        <Chips
          label={blocking.why}
          perRow={2}
          choices={unblockReasons.map((value) => ({ value, label: texts.reasons[value] }))}
          value={unblockReason}
          onChoose={setUnblockReason}
        />
      ) : (
        <Chips
          label={blocking.why}
          perRow={3}
          choices={blockReasons.map((value) => ({ value, label: texts.reasons[value] }))}
          value={blockReason}
          onChoose={setBlockReason}
        />
      )}
      <TextField
        label={blocking.note}
        description={blocking.noteHelp}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={hasTried ? problem : undefined}
        maxLength={200}
        autoComplete="off"
      />
      <Failure error={error} />
      <div className="kit-row">
        <Button type="submit" colour={isBlocked ? undefined : 'danger'} busy={block.isPending || unblock.isPending}>
          {isBlocked ? blocking.unblock : blocking.block}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
