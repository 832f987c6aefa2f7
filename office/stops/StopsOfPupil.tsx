import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatCalendarDay, formatInstant } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { InlineForm } from '../panel/FormPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { AllergiesForm } from './AllergiesForm.tsx'
import { type PupilStops, useForgetAllergies, usePupilStops, useSetBornOn } from './stops.ts'
import { useAllergenTexts, useStopTexts } from './stop-texts.ts'
import './stops.css'

type Whose = { pupilId: string; firstName: string }

/** What the till stops for a pupil: what they cannot stand, by whose word and consent, and how old they are. */
export function StopsOfPupil({ pupilId, firstName }: Whose) {
  const texts = useStopTexts().pupil
  const { mayRunOffice } = useAtSchool()
  // Health is for the office: whoever runs the canteen is not even asked about.
  return mayRunOffice ? (
    <section className="kit-stack" aria-labelledby="pupil-stops">
      <h3 id="pupil-stops">{texts.title}</h3>
      <Known pupilId={pupilId} firstName={firstName} />
    </section>
  ) : null
}

function Known(whose: Whose) {
  const stops = usePupilStops(whose.pupilId)
  return (
    <Answered query={stops}>
      {(data) => (
        <>
          <BornOn {...whose} stops={data} />
          <Allergies {...whose} stops={data} />
        </>
      )}
    </Answered>
  )
}

function BornOn({ pupilId, stops: { bornOn } }: Whose & { stops: PupilStops }) {
  const texts = useStopTexts().pupil
  const { language } = useLanguage()
  const say = useSay()
  const set = useSetBornOn(pupilId)
  const [isOpen, setIsOpen] = useState(false)
  const [day, setDay] = useState(bornOn ?? '')
  const done = {
    onSuccess: () => {
      say(texts.bornSaved)
      setIsOpen(false)
    },
  }
  if (!isOpen) {
    return (
      <dl className="office-facts">
        <div>
          <dt>{texts.bornOn}</dt>
          <dd className="office-born">
            <span>{bornOn === null ? texts.bornUnknown : formatCalendarDay(bornOn, { language })}</span>
            <Button look="quiet" size="sm" onClick={() => setIsOpen(true)}>
              {texts.bornChange}
            </Button>
          </dd>
        </div>
      </dl>
    )
  }
  return (
    <InlineForm
      onSubmit={() => (day === '' ? undefined : set.mutate(day, done))}
      onCancel={() => setIsOpen(false)}
      submitWords={texts.bornSave}
      work={set}
      isUnchanged={day === '' || day === bornOn}
    >
      <TextField
        label={texts.bornField}
        description={texts.bornHelp}
        type="date"
        autoComplete="off"
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      {bornOn === null ? null : (
        <div>
          <Button look="quiet" size="sm" colour="danger" busy={set.isPending} onClick={() => set.mutate(null, done)}>
            {texts.bornRemove}
          </Button>
        </div>
      )}
    </InlineForm>
  )
}

function Allergies({ pupilId, firstName, stops }: Whose & { stops: PupilStops }) {
  const texts = useStopTexts().pupil
  const names = useAllergenTexts()
  const { language } = useLanguage()
  const say = useSay()
  const forget = useForgetAllergies(pupilId)
  const [isOpen, setIsOpen] = useState(false)
  const { allergies, consent } = stops
  if (isOpen) return <AllergiesForm pupilId={pupilId} firstName={firstName} stops={stops} onDone={() => setIsOpen(false)} />
  return (
    <div className="kit-stack" data-gap="small">
      {consent === null ? (
        <p>
          {texts.none} <span className="kit-muted">{texts.noneHelp}</span>
        </p>
      ) : (
        <>
          <ul className="office-allergies">
            {allergies.map(({ allergen, stopsOnTraces, source, setAt }) => (
              <li key={allergen}>
                <strong className="kit-allergen-name">{names[allergen]}</strong>
                {stopsOnTraces ? <span> ({texts.stopsOnTraces})</span> : null}
                <span className="kit-muted kit-small office-said">{texts.said(texts.saidBy[source], formatInstant(setAt, { language }))}</span>
              </li>
            ))}
          </ul>
          <p className="kit-muted kit-small">{texts.consent[consent.givenBy](texts.ways[consent.way], formatInstant(consent.givenAt, { language }))}</p>
        </>
      )}
      <div className="kit-row">
        <Button look="secondary" size="sm" onClick={() => setIsOpen(true)}>
          {consent === null ? texts.set : texts.change}
        </Button>
        {consent === null ? null : (
          <AskFirst
            isSmall
            opens={texts.remove}
            question={texts.removeQuestion(firstName)}
            confirm={texts.remove}
            work={{
              ...forget,
              mutate: (_nothing, then) =>
                forget.mutate(undefined, {
                  onSuccess: () => {
                    say(texts.removed(firstName))
                    then.onSuccess()
                  },
                }),
            }}
          >
            <p>{texts.removeConsequence}</p>
          </AskFirst>
        )}
      </div>
    </div>
  )
}
