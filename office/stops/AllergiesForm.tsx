import { useState } from 'react'
import { allergySources, type AllergySource, consentGivers, type PupilAllergen } from '../../contract/allergens.ts'
import { AllergyChoice } from '../../kit/AllergenChoice.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { InlineForm } from '../panel/FormPanel.tsx'
import { toggled } from './DeclarationOfProduct.tsx'
import { type AllergyWish, type PupilStops, useKeepAllergies } from './stops.ts'
import { useAllergenTexts, useStopTexts } from './stop-texts.ts'

type Props = { pupilId: string; firstName: string; stops: PupilStops; onDone: () => void }

/** What the school was told of a pupil, and by which consent it may keep it. */
export function AllergiesForm({ pupilId, firstName, stops, onDone }: Props) {
  const texts = useStopTexts().pupil
  const names = useAllergenTexts()
  const say = useSay()
  const keep = useKeepAllergies(pupilId)
  const [chosen, setChosen] = useState<ReadonlySet<PupilAllergen>>(() => new Set(stops.allergies.map(({ allergen }) => allergen)))
  const [withTraces, setWithTraces] = useState<ReadonlySet<PupilAllergen>>(
    () => new Set(stops.allergies.filter(({ stopsOnTraces }) => stopsOnTraces).map(({ allergen }) => allergen)),
  )
  const [source, setSource] = useState<AllergySource>('guardian')
  const [givenBy, setGivenBy] = useState<AllergyWish['consent']['givenBy']>('guardian')
  const [way, setWay] = useState<AllergyWish['consent']['way']>('written')
  const [isTried, setIsTried] = useState(false)
  const submit = () => {
    setIsTried(true)
    if (chosen.size === 0) return
    const allergies = [...chosen].map((allergen) => ({ allergen, stopsOnTraces: withTraces.has(allergen) }))
    keep.mutate(
      { allergies, source, consent: { givenBy, way } },
      {
        onSuccess: () => {
          say(texts.saved(firstName))
          onDone()
        },
      },
    )
  }
  return (
    <InlineForm onSubmit={submit} onCancel={onDone} submitWords={texts.save} work={keep}>
      <Notice>{texts.consentRule}</Notice>
      <AllergyChoice
        label={texts.choose}
        names={names}
        chosen={chosen}
        someOnly={texts.someOnly}
        onToggle={(allergen, isOn) => setChosen(toggled(chosen, allergen, isOn))}
      />
      {isTried && chosen.size === 0 ? (
        <Notice tone="warning" announce="now">
          {texts.nothingChosen}
        </Notice>
      ) : null}
      {chosen.size === 0 ? null : (
        <fieldset className="ds-fieldset">
          <legend className="ds-label">{texts.tracesTitle}</legend>
          {[...chosen].map((allergen) => (
            <Checkbox
              key={allergen}
              label={<span className="kit-allergen-name">{names[allergen]}</span>}
              checked={withTraces.has(allergen)}
              onToggle={(isOn) => setWithTraces(toggled(withTraces, allergen, isOn))}
            />
          ))}
        </fieldset>
      )}
      <Chips
        label={texts.source}
        perRow={1}
        choices={allergySources.map((value) => ({ value, label: texts.sources[value] }))}
        value={source}
        onChoose={setSource}
      />
      <Chips
        label={texts.consentFrom}
        perRow={1}
        choices={consentGivers.map((value) => ({ value, label: texts.givers[value] }))}
        value={givenBy}
        onChoose={setGivenBy}
      />
      <Chips
        label={texts.how}
        perRow={2}
        choices={(['written', 'conversation'] as const).map((value) => ({ value, label: texts.howWays[value] }))}
        value={way}
        onChoose={setWay}
      />
    </InlineForm>
  )
}
