import { Link } from '@tanstack/react-router'
import { type SubmitEvent, useState } from 'react'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { ScanIcon } from '../../kit/icons.tsx'
import { useCardTexts } from '../card-texts.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useOpen } from '../use-open.ts'
import { CardState, useCardName } from './CardState.tsx'
import { CodeField, useCodeProblem } from './CodeField.tsx'
import { useLookUp } from './cards.ts'
import { Listening } from './Listening.tsx'

/** Somebody hands in a card, or asks what it is: scan it, and go to whose it is. */
export function FindCard() {
  const texts = useCardTexts().room
  const { open } = useOpen()
  const codeProblem = useCodeProblem()
  const lookUp = useLookUp()
  const [code, setCode] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const find = (asked: string): void => {
    setCode(asked)
    setHasTried(true)
    if (codeProblem(asked) === undefined) lookUp.mutate(asked.trim())
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    find(code)
  }
  const again = (): void => {
    lookUp.reset()
    setCode('')
    setHasTried(false)
  }
  return (
    <Card aria-label={texts.find}>
      {open === undefined ? <Listening onScan={find} /> : null}
      <div className="office-find-card kit-stack">
        {lookUp.data === undefined ? (
          <form noValidate onSubmit={submit}>
            <CodeField code={code} onChange={setCode} error={hasTried ? codeProblem(code) : undefined} />
            <Button type="submit" look="secondary" icon={<ScanIcon />} busy={lookUp.isPending}>
              {texts.findSubmit}
            </Button>
          </form>
        ) : (
          <Found found={lookUp.data} onAgain={again} />
        )}
        <Failure error={lookUp.error} />
      </div>
    </Card>
  )
}

type FoundCard = NonNullable<ReturnType<typeof useLookUp>['data']>

function Found({ found: { card, holder, batchLabel }, onAgain }: { found: FoundCard; onAgain: () => void }) {
  const texts = useCardTexts().room
  const nameOf = useCardName()
  const { schoolId } = useAtSchool()
  const name = holder === null ? '' : `${holder.firstName} ${holder.lastName}`
  return (
    <div className="kit-stack" role="status">
      <div className="office-card-head">
        <strong>{nameOf(card)}</strong>
        <CardState state={card.state} />
      </div>
      <p className="kit-muted">
        {holder === null ? texts.nobodys : [name, holder.className].filter(Boolean).join(', ')}
        {batchLabel === null ? '' : ` · ${texts.fromBatch(batchLabel)}`}
      </p>
      <div className="kit-row">
        {holder === null ? null : (
          <Link to="/$schoolId/pupils" params={{ schoolId: String(schoolId) }} search={{ open: holder.pupilId }} {...buttonLook()}>
            {texts.openHolder(name)}
          </Link>
        )}
        <Button look="quiet" onClick={onAgain}>
          {texts.findAgain}
        </Button>
      </div>
    </div>
  )
}
