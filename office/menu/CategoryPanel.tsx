import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { FormPanel } from '../panel/FormPanel.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { useTexts } from '../texts.ts'
import { ColourChoice } from './ColourChoice.tsx'
import { useChangeCategory, useMoveCategories, useRemoveCategory } from './categories.ts'
import type { Category, Menu } from './menu.ts'
import { movedCategories, productsOf } from './menu-sections.ts'

type CategoryPanelProps = { menu: Menu; category: Category; onClose: () => void }

/** A category: its name, its colour on the till, its place, and the way out when it is empty. */
export function CategoryPanel({ menu, category, onClose }: CategoryPanelProps) {
  const texts = useChangeTexts().category
  const words = useTexts().menu
  const say = useSay()
  const change = useChangeCategory()
  const [name, setName] = useState(category.name)
  const [colour, setColour] = useState(category.colour)
  const trimmed = name.trim()
  const changes = { ...(trimmed === category.name ? {} : { name: trimmed }), ...(colour === category.colour ? {} : { colour }) }
  const submit = (): void => {
    if (trimmed === '' || Object.keys(changes).length === 0) return
    change.mutate({ categoryId: category.categoryId, change: changes }, { onSuccess: (saved) => say(texts.saved(saved.name)) })
  }
  return (
    <FormPanel
      title={category.name}
      onClose={onClose}
      onSubmit={submit}
      submitWords={texts.save}
      work={change}
      isUnchanged={Object.keys(changes).length === 0}
      below={
        <>
          <Place menu={menu} category={category} />
          <Removal category={category} products={productsOf(menu, category.categoryId).length} onRemoved={onClose} />
        </>
      }
    >
      <TextField
        label={words.categoryName}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={trimmed === '' ? words.categoryNameMissing : undefined}
      />
      <ColourChoice value={colour} onChoose={setColour} />
      <p className="kit-muted kit-small">{texts.atOnce}</p>
    </FormPanel>
  )
}

function Place({ menu, category }: Pick<CategoryPanelProps, 'menu' | 'category'>) {
  const texts = useChangeTexts().category
  const words = useTexts().menu
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const move = useMoveCategories()
  const go = (by: -1 | 1): void =>
    move.mutate(movedCategories(menu, { category, by }), {
      onSuccess: () => say(words.moved(category.name)),
      onError: (error) => say(whatWentWrong(error), 'problem'),
    })
  return (
    <section className="kit-stack">
      <h3>{texts.place}</h3>
      <div className="kit-row" data-gap="small">
        <Button look="secondary" size="sm" disabled={movedCategories(menu, { category, by: -1 }).length === 0} busy={move.isPending} onClick={() => go(-1)}>
          {words.moveUp}
        </Button>
        <Button look="secondary" size="sm" disabled={movedCategories(menu, { category, by: 1 }).length === 0} busy={move.isPending} onClick={() => go(1)}>
          {words.moveDown}
        </Button>
      </div>
    </section>
  )
}

function Removal({ category, products, onRemoved }: { category: Category; products: number; onRemoved: () => void }) {
  const texts = useChangeTexts().category
  const say = useSay()
  const remove = useRemoveCategory(category.categoryId, () => {
    say(texts.removed(category.name))
    onRemoved()
  })
  return (
    <section className="kit-stack">
      <div>
        <h3>{texts.removeTitle}</h3>
        <p className="kit-muted">{products === 0 ? texts.removeEmpty : texts.removeFull(products)}</p>
      </div>
      {products === 0 ? (
        <div>
          <AskFirst opens={texts.remove} question={texts.question(category.name)} confirm={texts.confirm(category.name)} work={remove}>
            <p>{texts.now}</p>
          </AskFirst>
        </div>
      ) : null}
    </section>
  )
}
