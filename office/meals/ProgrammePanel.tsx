import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Form } from '../../kit/Form.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatCalendarDay, formatKroner } from '../../language/amounts-and-dates.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { Answered } from '../Answered.tsx'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { useSettled } from '../use-settled.ts'
import { type Programme, useAddPupils, useEndProgramme, useFoundPupils, useProgrammes, usePupilsIn, useRemovePupil } from './meals.ts'
import { useMealTexts } from './meal-texts.ts'

const RESTS_MS = 250
const MOST_SHOWN = 5

/** A programme: what it gives, who is in it, and how it ends. */
export function ProgrammePanel({ programmeId, onClose }: { programmeId: string; onClose: () => void }) {
  const programme = useProgrammes().data?.programmes.find((each) => each.programmeId === programmeId)
  return programme === undefined ? null : <Shown programme={programme} onClose={onClose} />
}

function Shown({ programme, onClose }: { programme: Programme; onClose: () => void }) {
  const texts = useMealTexts().programmes
  const { language } = useLanguage()
  const [today] = useState(() => norwegianTime(new Date()).date)
  const { programmeId, name, amountOre, period, startsOn, endsOn, isOver } = programme
  const end = useEndProgramme(programmeId, today)
  const mayEnd = !isOver && endsOn > today && startsOn <= today
  return (
    <SidePanel title={name} onClose={onClose}>
      <div className="kit-stack" data-gap="large">
        <p>
          {texts.perPeriod[period](formatKroner(amountOre))}, {formatCalendarDay(startsOn, { language })} – {formatCalendarDay(endsOn, { language })}
        </p>
        {isOver ? null : <AddPupils programmeId={programmeId} />}
        <PupilsIn programmeId={programmeId} />
        {mayEnd ? (
          <div>
            <AskFirst opens={texts.end} question={texts.endQuestion} confirm={texts.end} work={end}>
              <p>{texts.endMeans}</p>
            </AskFirst>
          </div>
        ) : null}
      </div>
    </SidePanel>
  )
}

function PupilsIn({ programmeId }: { programmeId: string }) {
  const texts = useMealTexts().programmes
  const remove = useRemovePupil(programmeId)
  return (
    <section className="kit-stack" data-gap="small" aria-labelledby="pupils-in-programme">
      <h3 id="pupils-in-programme">{texts.pupils}</h3>
      <Failure error={remove.error} />
      <Answered query={usePupilsIn(programmeId)} rows={2}>
        {({ pupils }) =>
          pupils.length === 0 ? (
            <p className="kit-muted">{texts.noPupils}</p>
          ) : (
            <ul className="office-lines">
              {pupils.map(({ pupilId, name, className, leftOre }) => (
                <li key={pupilId} className="office-line">
                  <span>
                    <strong>{name}</strong>
                    <span className="kit-muted kit-small">
                      {className}, {leftOre === null ? texts.notNow : texts.left(formatKroner(leftOre))}
                    </span>
                  </span>
                  <Button look="quiet" size="sm" aria-label={texts.removeWho(name)} disabled={remove.isPending} onClick={() => remove.mutate(pupilId)}>
                    {texts.remove}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  )
}

function AddPupils({ programmeId }: { programmeId: string }) {
  const texts = useMealTexts().programmes
  const say = useSay()
  const add = useAddPupils(programmeId)
  const [typed, setTyped] = useState('')
  const [className, setClassName] = useState('')
  const search = useSettled(typed.trim(), RESTS_MS)
  const found = useFoundPupils(search)
  const shown = search.length < 2 ? [] : (found.data?.pupils ?? []).slice(0, MOST_SHOWN)
  const take = (wanted: { pupilIds: string[]; className: string | null }): void =>
    add.mutate(wanted, {
      onSuccess: ({ addedCount, elsewhereCount }) => {
        say(texts.added({ added: addedCount, elsewhere: elsewhereCount }))
        setTyped('')
        setClassName('')
      },
    })
  return (
    <div className="kit-stack">
      <TextField
        label={texts.addPupil}
        description={texts.addPupilHelp}
        maxLength={80}
        autoComplete="off"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {shown.map(({ pupilId, firstName, lastName, className: inClass }) => {
        const who = `${firstName} ${lastName}, ${inClass}`
        return (
          <div key={pupilId}>
            <Button
              look="quiet"
              size="sm"
              aria-label={texts.choose(who)}
              disabled={add.isPending}
              onClick={() => take({ pupilIds: [pupilId], className: null })}
            >
              {who}
            </Button>
          </div>
        )
      })}
      <Form
        error={add.error}
        onSubmit={() => className.trim() !== '' && take({ pupilIds: [], className: className.trim() })}
        actions={
          <Button type="submit" look="secondary" size="sm" busy={add.isPending} disabled={className.trim() === ''}>
            {texts.addClassButton}
          </Button>
        }
      >
        <TextField
          label={texts.addClass}
          description={texts.addClassHelp}
          maxLength={20}
          autoComplete="off"
          value={className}
          onChange={({ currentTarget }) => setClassName(currentTarget.value)}
        />
      </Form>
      {add.data === undefined ? null : <p role="status">{texts.added({ added: add.data.addedCount, elsewhere: add.data.elsewhereCount })}</p>}
    </div>
  )
}
