import { type SubmitEvent, useState } from 'react'
import type { PupilAllergen } from '../../contract/allergens.ts'
import { AllergyChoice } from '../../kit/AllergenChoice.tsx'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import type { Wallet } from '../session/session.ts'
import { type StoredAllergies, useKeep } from './allergy-queries.ts'
import { useAllergenTexts, useAllergyTexts } from './allergy-texts.ts'

/** What cannot be eaten, whether traces stop too, and the explicit consent without which nothing is stored. */
export function AllergyForm({ wallet, stored, onDone }: { wallet: Wallet; stored: StoredAllergies; onDone: () => void }) {
  const texts = useAllergyTexts()
  const names = useAllergenTexts()
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const [chosen, setChosen] = useState<ReadonlySet<PupilAllergen>>(() => new Set(stored.allergies.map(({ allergen }) => allergen)))
  const [withTraces, setWithTraces] = useState<ReadonlySet<PupilAllergen>>(
    () => new Set(stored.allergies.filter(({ stopsOnTraces }) => stopsOnTraces).map(({ allergen }) => allergen)),
  )
  // A consent is given anew each time, and never ticked beforehand.
  const [isConsent, setIsConsent] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const keep = useKeep(wallet, () => {
    say(texts.saved)
    onDone()
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (chosen.size === 0 || !isConsent || keep.isPending) return
    keep.mutate([...chosen].map((allergen) => ({ allergen, stopsOnTraces: withTraces.has(allergen) })))
  }
  const missing = chosen.size === 0 ? texts.nothingChosen : isConsent ? undefined : texts.consentMissing
  return (
    <form className="kit-stack" data-gap="large" noValidate onSubmit={submit}>
      <AllergyChoice
        label={texts.choose}
        names={names}
        chosen={chosen}
        someOnly={texts.someOnly}
        onToggle={(allergen, isOn) => setChosen(toggled(chosen, allergen, isOn))}
      />
      {chosen.size === 0 ? null : (
        <fieldset className="ds-fieldset portal-traces">
          <legend className="ds-label">{texts.tracesTitle}</legend>
          <p className="kit-muted kit-small">{texts.tracesHelp}</p>
          {[...chosen].map((allergen) => (
            <Checkbox
              key={allergen}
              look="switch"
              label={<span className="kit-allergen-name">{names[allergen]}</span>}
              checked={withTraces.has(allergen)}
              onToggle={(isOn) => setWithTraces(toggled(withTraces, allergen, isOn))}
            />
          ))}
        </fieldset>
      )}
      <Card look="tinted" as="section" aria-labelledby="consent">
        <div className="kit-stack">
          <h2 id="consent">{texts.consentTitle}</h2>
          <p className="kit-small">{texts.consentWhat}</p>
          <Checkbox
            label={wallet.relation === 'own' ? texts.consentOwn : texts.consent(wallet.firstName)}
            checked={isConsent}
            aria-invalid={(isTried && !isConsent) || undefined}
            onToggle={setIsConsent}
          />
        </div>
      </Card>
      {isTried && missing !== undefined ? (
        <Notice tone="warning" announce="now">
          {missing}
        </Notice>
      ) : null}
      {keep.error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(keep.error)}
        </Notice>
      )}
      <Button type="submit" size="lg" wide busy={keep.isPending}>
        {texts.save}
      </Button>
      <Button look="quiet" wide onClick={onDone}>
        {common.cancel}
      </Button>
    </form>
  )
}

function toggled(chosen: ReadonlySet<PupilAllergen>, allergen: PupilAllergen, isOn: boolean): ReadonlySet<PupilAllergen> {
  const next = new Set(chosen)
  if (isOn) next.add(allergen)
  else next.delete(allergen)
  return next
}
