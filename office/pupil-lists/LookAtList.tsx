import { useEffect, useState } from 'react'
import { newId } from '../../contract/ids.ts'
import { ApiRefusal } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Form } from '../../kit/Form.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { osloDay } from '../../language/amounts-and-dates.ts'
import type { PupilList } from '../../rules/pupil-list.ts'
import { type Choices, consequencesOf, firstChoices, wishOf } from './choices.ts'
import { Counts } from './Counts.tsx'
import { AddedLines, ChangedPupils, LeftOutLines } from './Lines.tsx'
import { useListTexts } from './list-texts.ts'
import { Missing } from './Missing.tsx'
import { type Seen, type Taken, useLookAtList, useTakeInList } from './pupil-lists.ts'
import { Told } from './Told.tsx'
import { UnsureLines } from './UnsureLines.tsx'

type LookAtListProps = { name: string; list: PupilList; onAgain: () => void; onTaken: (taken: Taken) => void }

/** What the list would change, asked of the server as soon as it is read. */
export function LookAtList({ name, list, onAgain, onTaken }: LookAtListProps) {
  const texts = useListTexts()
  const look = useLookAtList()
  const { mutate } = look
  const hasLines = list.pupils.length > 0
  useEffect(() => {
    if (hasLines) mutate(list.pupils)
  }, [hasLines, list, mutate])
  return (
    <div className="kit-stack" data-gap="large">
      <div className="kit-row">
        <p role="status">{look.isPending ? texts.read.looking : texts.read.chosen(name)}</p>
        <Button look="quiet" size="sm" onClick={onAgain}>
          {texts.read.again}
        </Button>
      </div>
      <Told list={list} seen={look.data} />
      {hasLines ? null : <LeftOutLines list={list} seen={null} />}
      {look.isPending ? <Loading rows={6} /> : null}
      <Failure error={look.error} />
      {look.data === undefined || look.isPending ? null : (
        <Decide key={look.data.planId} list={list} seen={look.data} onLookAgain={() => mutate(list.pupils)} onTaken={onTaken} />
      )}
    </div>
  )
}

type DecideProps = { list: PupilList; seen: Seen; onLookAgain: () => void; onTaken: (taken: Taken) => void }

function Decide({ list, seen, onLookAgain, onTaken }: DecideProps) {
  const texts = useListTexts().take
  const take = useTakeInList()
  // The id was made before it is sent; what is decided otherwise is another list.
  const [{ id, choices }, setWish] = useState(() => ({ id: newId(), choices: firstChoices(osloDay(Date.now())) }))
  const change = (changed: Partial<Choices>) => setWish((before) => ({ id: newId(), choices: { ...before.choices, ...changed } }))
  const is = consequencesOf(list, seen, choices)
  const isNothing = is.added + is.moved + is.changed + is.ended === 0
  const waits = (is.ended > 0 && is.isMany && !choices.endsMany) || choices.firstDay === '' || (choices.ends && choices.lastDay === '')
  const isOutdated = take.error instanceof ApiRefusal && take.error.code === 'pupil_list_outdated'
  const submit = (): void => {
    if (!isNothing && !waits) take.mutate(wishOf(id, list, seen, choices), { onSuccess: onTaken })
  }
  return (
    <Form
      onSubmit={submit}
      error={take.error}
      actions={
        isOutdated ? (
          <Button onClick={onLookAgain}>{texts.lookAgain}</Button>
        ) : isNothing ? undefined : (
          <Button type="submit" busy={take.isPending} disabled={waits}>
            {texts.submit(is.added, is.moved + is.changed, is.ended)}
          </Button>
        )
      }
    >
      <div className="kit-stack" data-gap="large">
        <Counts list={list} seen={seen} />
        <LeftOutLines list={list} seen={seen} />
        <UnsureLines list={list} seen={seen} who={choices.who} onChoose={(who) => change({ who })} />
        <ChangedPupils seen={seen} />
        <AddedLines list={list} seen={seen} />
        <Missing seen={seen} choices={choices} is={is} onChange={change} />
        {is.added === 0 ? null : (
          <TextField
            label={texts.firstDay}
            description={texts.firstDayHelp}
            type="date"
            value={choices.firstDay}
            error={choices.firstDay === '' ? texts.dayMissing : undefined}
            onChange={(event) => change({ firstDay: event.currentTarget.value })}
          />
        )}
        {isNothing ? <Notice tone="success">{texts.nothing}</Notice> : null}
      </div>
    </Form>
  )
}
