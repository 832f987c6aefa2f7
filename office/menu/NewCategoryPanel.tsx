import { useState } from 'react'
import type { CategoryColour } from '../../contract/till-routes.ts'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { FormPanel } from '../panel/FormPanel.tsx'
import { useTexts } from '../texts.ts'
import { ColourChoice } from './ColourChoice.tsx'
import { categoryColours } from './category-colours.ts'
import { type Menu, useAddCategory } from './menu.ts'
import { nextPosition } from './menu-sections.ts'

export function NewCategoryPanel({ menu, onClose }: { menu: Menu; onClose: () => void }) {
  const texts = useTexts().menu
  const say = useSay()
  const add = useAddCategory()
  const [name, setName] = useState('')
  const [colour, setColour] = useState(() => firstFreeColour(menu))
  const [hasTried, setHasTried] = useState(false)
  const submit = (): void => {
    setHasTried(true)
    if (name.trim() === '') return
    add.mutate(
      { name: name.trim(), colour, position: nextPosition(menu.categories) },
      {
        onSuccess: (category) => {
          say(texts.categoryCreated(category.name))
          onClose()
        },
      },
    )
  }
  return (
    <FormPanel title={texts.newCategory} onClose={onClose} onSubmit={submit} submitWords={texts.createCategory} work={add} isNew>
      <TextField
        label={texts.categoryName}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={hasTried && name.trim() === '' ? texts.categoryNameMissing : undefined}
      />
      <ColourChoice value={colour} onChoose={setColour} />
    </FormPanel>
  )
}

/** A colour that no category has yet, so that the till stays easy to read. */
function firstFreeColour({ categories }: Menu): CategoryColour {
  return categoryColours.find((colour) => categories.every((category) => category.colour !== colour)) ?? 'stone'
}
