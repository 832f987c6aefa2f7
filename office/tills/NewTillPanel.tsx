import { useState } from 'react'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { FormPanel } from '../panel/FormPanel.tsx'
import { useTexts } from '../texts.ts'
import { useAddTill } from './tills.ts'

export function NewTillPanel({ onClose, onMade }: { onClose: () => void; onMade: (tillId: string) => void }) {
  const texts = useTexts().tills
  const say = useSay()
  const add = useAddTill()
  const [name, setName] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const submit = (): void => {
    setHasTried(true)
    if (name.trim() === '') return
    add.mutate(name.trim(), {
      onSuccess: (till) => {
        say(texts.created(till.name))
        onMade(till.tillId)
      },
    })
  }
  return (
    <FormPanel title={texts.newTitle} onClose={onClose} onSubmit={submit} submitWords={texts.create} work={add} isNew>
      <TextField
        label={texts.nameField}
        description={texts.nameHelp}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={hasTried && name.trim() === '' ? texts.nameMissing : undefined}
      />
    </FormPanel>
  )
}
