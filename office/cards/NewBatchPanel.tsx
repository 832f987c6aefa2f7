import { useState } from 'react'
import { newId } from '../../contract/ids.ts'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useCardTexts } from '../card-texts.ts'
import { FormPanel } from '../panel/FormPanel.tsx'
import { useMakeBatch } from './cards.ts'

const MOST_CARDS = 500

export function NewBatchPanel({ onClose, onMade }: { onClose: () => void; onMade: (batchId: string) => void }) {
  const texts = useCardTexts().newBatch
  const say = useSay()
  const make = useMakeBatch()
  // Made before it is sent, so that a repeat after a lost answer makes no second batch.
  const [id, setId] = useState(() => newId())
  const [label, setLabel] = useState('')
  const [count, setCount] = useState('50')
  const [hasTried, setHasTried] = useState(false)
  const cardCount = /^\d{1,3}$/.test(count.trim()) ? Number(count) : 0
  const isCountRight = cardCount >= 1 && cardCount <= MOST_CARDS
  const change = (set: (text: string) => void) => (event: { currentTarget: { value: string } }) => {
    set(event.currentTarget.value)
    setId(newId())
  }
  const submit = (): void => {
    setHasTried(true)
    if (label.trim() === '' || !isCountRight) return
    make.mutate(
      { id, label: label.trim(), cardCount },
      {
        onSuccess: (batch) => {
          say(texts.created(batch.cardCount))
          onMade(batch.batchId)
        },
      },
    )
  }
  return (
    <FormPanel title={texts.title} onClose={onClose} onSubmit={submit} submitWords={texts.create(isCountRight ? cardCount : 0)} work={make} isNew>
      <p className="kit-muted">{texts.lead}</p>
      <TextField
        label={texts.label}
        description={texts.labelHelp}
        maxLength={60}
        value={label}
        onChange={change(setLabel)}
        error={hasTried && label.trim() === '' ? texts.labelMissing : undefined}
        autoComplete="off"
      />
      <TextField
        label={texts.cardCount}
        description={texts.cardCountHelp}
        inputMode="numeric"
        maxLength={3}
        value={count}
        onChange={change(setCount)}
        error={hasTried && !isCountRight ? texts.cardCountWrong : undefined}
        autoComplete="off"
      />
    </FormPanel>
  )
}
