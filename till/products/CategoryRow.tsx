import { useId } from 'react'
import type { Category } from '../contact/catalogue.ts'
import { useTexts } from '../texts.ts'

type Props = { categories: readonly Category[]; chosen: string | null; onChoose: (categoryId: string | null) => void }

/** One of the categories or all of them; a radio group, so that the arrow keys choose. */
export function CategoryRow({ categories, chosen, onChoose }: Props) {
  const texts = useTexts().sale
  const name = useId()
  if (categories.length < 2) return null
  const choices = [{ categoryId: null, name: texts.all, colour: undefined }, ...categories]
  return (
    <fieldset className="till-categories">
      <legend className="kit-unseen">{texts.categories}</legend>
      {choices.map((choice) => (
        <label key={choice.categoryId} className="till-category" data-category={choice.colour}>
          <input type="radio" name={name} checked={choice.categoryId === chosen} onChange={() => onChoose(choice.categoryId)} />
          <span>{choice.name}</span>
        </label>
      ))}
    </fieldset>
  )
}
