import { type SubmitEvent, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { useTexts } from '../texts.ts'
import { useAddTill } from './tills.ts'

export function NewTillPanel({ onClose, onMade }: { onClose: () => void; onMade: (tillId: string) => void }) {
  const formId = useId()
  const texts = useTexts().tills
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const add = useAddTill()
  const [name, setName] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
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
    <SidePanel
      title={texts.newTitle}
      onClose={onClose}
      mustStay={add.isPending}
      beginsInField
      isHalfDone
      actions={
        <>
          <Button type="submit" form={formId} busy={add.isPending}>
            {texts.create}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <form id={formId} className="kit-stack" noValidate onSubmit={submit}>
        <TextField
          label={texts.nameField}
          description={texts.nameHelp}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={hasTried && name.trim() === '' ? texts.nameMissing : undefined}
        />
        {add.error === null ? null : (
          <Notice tone="refusal" announce="now">
            {whatWentWrong(add.error)}
          </Notice>
        )}
      </form>
    </SidePanel>
  )
}
