import { useId } from 'react'
import type { Category } from '../contact/catalogue.ts'
import { useCounterTexts, useTexts } from '../texts.ts'

/** What sells most now: the first of the choices, where anything is known of it. */
export const FAVOURITES = 'favourites'

type Props = { categories: readonly Category[]; hasFavourites: boolean; chosen: string | null; onChoose: (categoryId: string | null) => void }

/** One of the categories or all of them; a radio group, so that the arrow keys choose. */
export function CategoryRow({ categories, hasFavourites, chosen, onChoose }: Props) {
  const texts = useTexts().sale
  const { favourites } = useCounterTexts()
  const name = useId()
  if (categories.length < 2 && !hasFavourites) return null
  const choices = [
    ...(hasFavourites ? [{ categoryId: FAVOURITES, name: favourites, colour: undefined }] : []),
    { categoryId: null, name: texts.all, colour: undefined },
    ...(categories.length < 2 ? [] : categories),
  ]
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
