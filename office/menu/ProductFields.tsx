import { useState } from 'react'
import { kronerTextToOre } from '../../contract/money.ts'
import { vatCodes } from '../../contract/vat-codes.ts'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Select } from '../../kit/Select.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { osloDay } from '../../language/amounts-and-dates.ts'
import { vatRateOn, vatWithin } from '../../rules/vat.ts'
import { useCounterTexts } from '../counter/counter-texts.ts'
import { useTexts } from '../texts.ts'
import type { Menu } from './menu.ts'
import { menuSections } from './menu-sections.ts'
import { PictureChoice } from './PictureChoice.tsx'
import { articleGroups, type ProductForm, type ProductProblems } from './product-form.ts'

type ProductFieldsProps = {
  menu: Menu
  form: ProductForm
  onChange: (form: ProductForm) => void
  problems: ProductProblems
  mayChange: boolean
}

export function ProductFields({ menu, form, onChange, problems, mayChange }: ProductFieldsProps) {
  const texts = useTexts().menu
  const open = useCounterTexts().openPrice
  const colour = menu.categories.find(({ categoryId }) => categoryId === form.categoryId)?.colour ?? 'stone'
  const set = (part: Partial<ProductForm>): void => onChange({ ...form, ...part })
  return (
    <fieldset className="office-fields kit-stack" disabled={!mayChange}>
      <legend className="kit-unseen">{texts.product}</legend>
      <TextField
        label={texts.name}
        description={texts.nameHelp}
        maxLength={60}
        value={form.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={problems.name === undefined ? undefined : texts[problems.name]}
      />
      <TextField
        label={form.isOpenPrice ? open.least : texts.price}
        description={form.isOpenPrice ? undefined : texts.priceHelp}
        inputMode="decimal"
        autoComplete="off"
        suffix="kr"
        value={form.price}
        onChange={(event) => set({ price: event.currentTarget.value })}
        error={problems.price === undefined ? undefined : texts[problems.price]}
      />
      <Checkbox label={open.label} description={open.help} checked={form.isOpenPrice} onToggle={(isOpenPrice) => set({ isOpenPrice })} />
      {form.isOpenPrice ? (
        <TextField
          label={open.most}
          description={open.mostHelp}
          inputMode="decimal"
          autoComplete="off"
          suffix="kr"
          value={form.mostPrice}
          onChange={(event) => set({ mostPrice: event.currentTarget.value })}
          error={problems.mostPrice === undefined ? undefined : open[problems.mostPrice]}
        />
      ) : null}
      <Select
        label={texts.category}
        choices={menuSections(menu, {}).map(({ category }) => ({ value: category.categoryId, label: category.name }))}
        value={form.categoryId}
        onChoose={(categoryId) => set({ categoryId })}
      />
      <Select
        label={texts.vatCode}
        description={<VatHelp form={form} />}
        choices={vatCodesInOrder.map((value) => ({ value, label: texts.vatCodes[value] }))}
        value={form.vatCode}
        onChoose={(vatCode) => set({ vatCode })}
      />
      <Select
        label={texts.group}
        description={texts.groupHelp}
        choices={articleGroups.map((value) => ({ value, label: texts.groups[value] }))}
        value={form.articleGroup}
        onChoose={(articleGroup) => set({ articleGroup })}
      />
      <PictureChoice name={form.name} colour={colour} value={form.picture} onChoose={(picture) => set({ picture })} />
      <Checkbox look="switch" label={texts.isSoldField} description={texts.isSoldHelp} checked={form.isActive} onToggle={(isActive) => set({ isActive })} />
    </fieldset>
  )
}

/** The usual one of a pupil canteen first. */
const vatCodesInOrder = [...vatCodes].toSorted((a, b) => Number(b === '6') - Number(a === '6'))

function VatHelp({ form: { vatCode, price } }: { form: ProductForm }) {
  const texts = useTexts().menu
  const [today] = useState(() => osloDay(Date.now()))
  const priceOre = kronerTextToOre(price)
  const vatOre = priceOre === null ? 0 : vatWithin(priceOre, vatRateOn(vatCode, today))
  return (
    <>
      {texts.vatHelp[vatCode]} {vatOre === 0 ? null : texts.vatOfPrice(vatOre)}
    </>
  )
}
