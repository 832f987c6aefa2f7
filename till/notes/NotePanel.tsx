import { type FormEvent, useId, useState } from 'react'
import { LONGEST_NOTE } from '../../contract/line-notes.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { readNote } from '../../rules/line-notes.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { closePanels } from '../panels.ts'
import { useWatched } from '../watched.ts'
import { askedNote } from './asked-note.ts'
import { keepNote, keptNotes } from './kept-notes.ts'
import { useNoteTexts } from './note-texts.ts'
import './notes.css'

/** Says something of a line, for the kitchen and the receipt: typed, or what was said before with one press. */
export function NotePanel() {
  const texts = useNoteTexts()
  const common = useCommonTexts()
  const { seller } = useOpenTill()
  const asked = useWatched(askedNote)
  const [typed, setTyped] = useState(asked?.note ?? '')
  const [before] = useState(keptNotes)
  const form = useId()
  if (asked === null) return null
  const say = (note: string | null): void => {
    seller.setNote({ key: asked.key, note })
    if (note !== null) keepNote(note)
    closePanels()
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    say(readNote(typed))
  }
  return (
    <Dialog
      isOpen
      onClose={closePanels}
      title={texts.title(asked.name)}
      actions={
        <>
          <Button size="lg" type="submit" form={form}>
            {texts.use}
          </Button>
          {asked.note === null ? null : (
            <Button look="secondary" size="lg" onClick={() => say(null)}>
              {texts.remove}
            </Button>
          )}
          <Button look="secondary" size="lg" onClick={closePanels}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <form id={form} className="kit-stack" onSubmit={submit} noValidate>
        <TextField
          label={texts.label}
          description={texts.help}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoFocus
          autoComplete="off"
          maxLength={LONGEST_NOTE}
          enterKeyHint="done"
        />
        {before.length === 0 ? null : (
          <div className="till-notes" role="group" aria-label={texts.before}>
            {before.map((note) => (
              <Button key={note} look="secondary" onClick={() => say(note)}>
                {note}
              </Button>
            ))}
          </div>
        )}
      </form>
    </Dialog>
  )
}
