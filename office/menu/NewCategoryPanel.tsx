import { type SubmitEvent, useId, useState } from 'react'
import type { CategoryColour } from '../../contract/till-routes.ts'
import { Button } from '../../kit/Button.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { useTexts } from '../texts.ts'
import { ColourChoice } from './ColourChoice.tsx'
import { categoryColours } from './category-colours.ts'
import { type Menu, useAddCategory } from './menu.ts'
import { nextPosition } from './menu-sections.ts'

export function NewCategoryPanel({ menu, onClose }: { menu: Menu; onClose: () => void }) {
  const formId = useId()
  const texts = useTexts().menu
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const add = useAddCategory()
  const [name, setName] = useState('')
  const [colour, setColour] = useState(() => firstFreeColour(menu))
  const [hasTried, setHasTried] = useState(false)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
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
    <SidePanel
      title={texts.newCategory}
      onClose={onClose}
      mustStay={add.isPending}
      beginsInField
      isHalfDone
      actions={
        <>
          <Button type="submit" form={formId} busy={add.isPending}>
            {texts.createCategory}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <form id={formId} className="kit-stack" noValidate onSubmit={submit}>
        <TextField
          label={texts.categoryName}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={hasTried && name.trim() === '' ? texts.categoryNameMissing : undefined}
        />
        <ColourChoice value={colour} onChoose={setColour} />
        {add.error === null ? null : (
          <Notice tone="refusal" announce="now">
            {whatWentWrong(add.error)}
          </Notice>
        )}
      </form>
    </SidePanel>
  )
}

/** A colour that no category has yet, so that the till stays easy to read. */
function firstFreeColour({ categories }: Menu): CategoryColour {
  return categoryColours.find((colour) => categories.every((category) => category.colour !== colour)) ?? 'stone'
}
