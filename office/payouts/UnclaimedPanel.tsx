import { Link } from '@tanstack/react-router'
import { type SubmitEvent, useState } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextArea } from '../../kit/TextField.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { type Unclaimed, useNamePayee } from './payouts.ts'
import { usePayoutTexts } from './payout-texts.ts'

/** Money that waits: for an account, or for somebody to say whose it is. */
export function UnclaimedPanel({ part, onClose }: { part: Unclaimed; onClose: () => void }) {
  const texts = usePayoutTexts()
  return (
    <SidePanel title={part.payeeName ?? part.pupilName} onClose={onClose}>
      <div className="kit-stack" data-gap="large">
        <p className="office-balance">
          <Amount ore={part.amountOre} />
        </p>
        <p className="kit-muted">
          {part.pupilName} · {part.schoolName}
        </p>
        <Notice tone={part.waitsFor === 'day' ? 'info' : 'warning'}>{texts.unclaimedPanel[part.waitsFor]}</Notice>
        {part.waitsFor === 'somebody' ? <NamePayee part={part} onDone={onClose} /> : null}
        <Link
          to="/$schoolId/pupils"
          params={{ schoolId: String(part.schoolId) }}
          search={{ open: part.pupilId }}
          {...buttonLook({ look: 'secondary', wide: true })}
        >
          {texts.unclaimedPanel.toPupil}
        </Link>
      </div>
    </SidePanel>
  )
}

function NamePayee({ part, onDone }: { part: Unclaimed; onDone: () => void }) {
  const texts = usePayoutTexts().unclaimedPanel
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const name = useNamePayee()
  const [personId, setPersonId] = useState(part.people[0]?.personId)
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isTold = note.trim().length >= 3
  if (personId === undefined) return <Notice>{texts.nobodyFollows}</Notice>
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (!isTold) return
    name.mutate(
      { schoolId: part.schoolId, partId: part.partId, personId, note: note.trim() },
      {
        onSuccess: () => {
          say(texts.named)
          onDone()
        },
      },
    )
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit}>
      <Select
        label={texts.who}
        choices={part.people.map((person) => ({ value: person.personId, label: person.name }))}
        value={personId}
        onChoose={setPersonId}
      />
      <TextArea
        label={texts.note}
        rows={2}
        maxLength={300}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
        error={hasTried && !isTold ? texts.noteMissing : undefined}
      />
      {name.error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(name.error)}
        </Notice>
      )}
      <Button type="submit" wide busy={name.isPending}>
        {texts.name(part.amountOre)}
      </Button>
    </form>
  )
}
