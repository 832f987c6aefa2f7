import type { CategoryColour } from '../../contract/till-routes.ts'
import { Chips } from '../../kit/Chips.tsx'
import { useTexts } from '../texts.ts'
import { categoryColours } from './category-colours.ts'

/** The colour of a category's tiles on the till, named, since colour alone tells nobody who cannot see it. */
export function ColourChoice({ value, onChoose }: { value: CategoryColour; onChoose: (colour: CategoryColour) => void }) {
  const texts = useTexts().menu
  return (
    <div className="office-colours">
      <Chips
        label={texts.colour}
        perRow={2}
        choices={categoryColours.map((colour) => ({
          value: colour,
          label: (
            <>
              <span className="office-swatch" data-category={colour} aria-hidden="true" />
              {texts.colours[colour]}
            </>
          ),
        }))}
        value={value}
        onChoose={onChoose}
      />
    </div>
  )
}
