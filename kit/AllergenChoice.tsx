import { allergenGroups, type DeclaredAllergen, declaredAllergens, type PupilAllergen } from '../contract/allergens.ts'
import type { AllergenTexts } from '../language/allergens/texts.ts'
import { Checkbox } from './Checkbox.tsx'
import { Fold } from './Fold.tsx'

type Props<Allergen extends PupilAllergen> = {
  label: string
  labelUnseen?: boolean
  names: AllergenTexts
  chosen: ReadonlySet<Allergen>
  onToggle: (allergen: Allergen, isOn: boolean) => void
  disabled?: boolean
}

const speciesOf = (group: string) => declaredAllergens.filter((allergen) => allergen.startsWith(`${group}.`))

/** What a product holds: each of the 14 groups, and the species where the law wants them named. */
export function ContentsChoice({ label, labelUnseen = false, names, chosen, onToggle, disabled = false }: Props<DeclaredAllergen>) {
  return (
    <fieldset className="ds-fieldset kit-allergens" disabled={disabled}>
      <legend className={labelUnseen ? 'kit-unseen' : 'ds-label'}>{label}</legend>
      {allergenGroups.map((group) => {
        const species = speciesOf(group)
        if (species.length === 0) return <Choice key={group} allergen={group as DeclaredAllergen} {...{ names, chosen, onToggle }} />
        return (
          <fieldset key={group} className="ds-fieldset kit-allergens-species">
            <legend>{names[group]}</legend>
            {species.map((allergen) => (
              <Choice key={allergen} allergen={allergen} {...{ names, chosen, onToggle }} />
            ))}
          </fieldset>
        )
      })}
    </fieldset>
  )
}

/** What a pupil cannot stand: whole groups first, and single species for those who stand the others. */
export function AllergyChoice({
  label,
  labelUnseen = false,
  names,
  chosen,
  onToggle,
  someOnly,
}: Props<PupilAllergen> & { someOnly: (group: string) => string }) {
  return (
    <fieldset className="ds-fieldset kit-allergens">
      <legend className={labelUnseen ? 'kit-unseen' : 'ds-label'}>{label}</legend>
      {allergenGroups.map((group) => {
        const species = speciesOf(group)
        if (species.length === 0 || chosen.has(group)) return <Choice key={group} allergen={group} {...{ names, chosen, onToggle }} />
        return (
          <div key={group} className="kit-allergens-group">
            <Choice allergen={group} {...{ names, chosen, onToggle }} />
            <Fold title={someOnly(names[group])} isOpen={species.some((allergen) => chosen.has(allergen))}>
              <div className="kit-allergens-species">
                {species.map((allergen) => (
                  <Choice key={allergen} allergen={allergen} {...{ names, chosen, onToggle }} />
                ))}
              </div>
            </Fold>
          </div>
        )
      })}
    </fieldset>
  )
}

function Choice<Allergen extends PupilAllergen>({
  allergen,
  names,
  chosen,
  onToggle,
}: Pick<Props<Allergen>, 'names' | 'chosen' | 'onToggle'> & { allergen: Allergen }) {
  return (
    <Checkbox
      label={<span className="kit-allergen-name">{names[allergen]}</span>}
      checked={chosen.has(allergen)}
      onToggle={(isOn) => onToggle(allergen, isOn)}
    />
  )
}
