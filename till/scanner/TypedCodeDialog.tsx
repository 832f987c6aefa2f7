import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { readCode, readForeignCode } from '../../rules/card-codes.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { closePanels } from '../panels.ts'
import { useTexts } from '../texts.ts'

/** For the day when neither scanner nor camera can read the card. */
export function TypedCodeDialog() {
  const texts = useTexts().typedCode
  const common = useCommonTexts()
  const { reader } = useOpenTill()
  const form = useId()
  const [typed, setTyped] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const use = (event: FormEvent) => {
    event.preventDefault()
    const read = readCode(typed)
    // What begins as a code of ours must be a whole one; another number may be a card that somebody had before.
    const foreign = read === null && !/^[SK]\s*[1IL]/i.test(typed.trim()) ? readForeignCode(typed) : null
    if (read === null && foreign === null) return setIsWrong(true)
    closePanels()
    if (read !== null) reader.read({ code: typed.toUpperCase().replaceAll(/[\s-]/g, ''), credentialId: read.credentialId })
    else if (foreign !== null) reader.readForeign(foreign)
  }
  return (
    <Dialog
      isOpen
      onClose={closePanels}
      title={texts.title}
      actions={
        <>
          <Button type="submit" form={form}>
            {texts.use}
          </Button>
          <Button look="secondary" onClick={closePanels}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <form id={form} className="kit-stack" onSubmit={use} noValidate>
        <TextField
          label={texts.label}
          description={texts.lead}
          error={isWrong ? texts.notWhole : undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setIsWrong(false)
          }}
          autoFocus
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          maxLength={64}
          enterKeyHint="done"
        />
      </form>
    </Dialog>
  )
}
