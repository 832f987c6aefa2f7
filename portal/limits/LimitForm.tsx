import { type SubmitEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Fold } from '../../kit/Fold.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import type { Wallet } from '../session/session.ts'
import { faultsOf, formOf, type LimitFormState, termsOf } from './limit-form.ts'
import { type SpendingLimits, useSetLimits } from './limit-queries.ts'
import { useLimitTexts } from './limit-texts.ts'

type Part = { known: SpendingLimits; form: LimitFormState; change: (part: Partial<LimitFormState>) => void }

/** How much, when and what: everything may be left as it is, and one must be set. */
export function LimitForm({ wallet, known, onDone }: { wallet: Wallet; known: SpendingLimits; onDone: () => void }) {
  const texts = useLimitTexts()
  const common = useCommonTexts()
  const say = useSay()
  const [form, setForm] = useState(() => formOf(known))
  const [isTried, setIsTried] = useState(false)
  const keep = useSetLimits(wallet, () => {
    say(texts.saved)
    onDone()
  })
  const faults = faultsOf(form)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setIsTried(true)
    const terms = termsOf(form)
    if (terms !== null && !keep.isPending) keep.mutate(terms)
  }
  const change = (part: Partial<LimitFormState>): void => setForm({ ...form, ...part })
  const amountError = (amount: string) => (isTried && faults.amounts.includes(amount) ? texts.amountWrong : undefined)
  const field = (value: string, set: (value: string) => void) => ({
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    maxLength: 8,
    suffix: 'kr',
    value,
    onChange: (event: { currentTarget: { value: string } }) => set(event.currentTarget.value),
    error: amountError(value),
  })
  return (
    <form className="kit-stack" data-gap="large" noValidate onSubmit={submit}>
      <fieldset className="ds-fieldset kit-stack portal-limit-part">
        <legend className="ds-label">{texts.amounts}</legend>
        <p className="kit-muted kit-small">{texts.amountsHelp}</p>
        <TextField label={texts.dayField} {...field(form.day, (day) => change({ day }))} />
        <TextField label={texts.weekField} {...field(form.week, (week) => change({ week }))} />
        {known.periods.map(({ periodId, name, from, until }) => (
          <TextField
            key={periodId}
            label={texts.mealField(name, texts.hours(from, until))}
            {...field(form.meals[periodId] ?? '', (amount) => change({ meals: { ...form.meals, [periodId]: amount } }))}
          />
        ))}
      </fieldset>
      <Hours known={known} form={form} change={change} error={isTried && faults.isHoursWrong ? texts.hoursWrong : undefined} />
      <Products known={known} form={form} change={change} />
      <Sugar known={known} form={form} change={change} />
      {isTried && faults.isNothingChosen ? (
        <Notice tone="warning" announce="now">
          {texts.nothingChosen}
        </Notice>
      ) : null}
      {isTried && faults.isEmpty ? (
        <Notice tone="warning" announce="now">
          {texts.emptyTerms}
        </Notice>
      ) : null}
      <Failure error={keep.error} />
      <p className="kit-muted kit-small">{texts.offline}</p>
      <Button type="submit" size="lg" wide busy={keep.isPending}>
        {texts.save}
      </Button>
      <Button look="quiet" wide onClick={onDone}>
        {common.cancel}
      </Button>
    </form>
  )
}

function Hours({ form, change, error }: Part & { error: string | undefined }) {
  const texts = useLimitTexts()
  const time = (value: string, set: (value: string) => void) => ({
    type: 'time' as const,
    value,
    onChange: (event: { currentTarget: { value: string } }) => set(event.currentTarget.value),
  })
  return (
    <div className="kit-stack">
      <Chips
        label={texts.when}
        perRow={2}
        choices={[
          { value: 'any', label: texts.anyTime },
          { value: 'some', label: texts.someHours },
        ]}
        value={form.hasHours ? 'some' : 'any'}
        onChoose={(chosen) => change({ hasHours: chosen === 'some' })}
      />
      {form.hasHours ? (
        <div className="portal-two">
          <TextField label={texts.from} {...time(form.from, (from) => change({ from }))} error={error} />
          <TextField label={texts.until} {...time(form.until, (until) => change({ until }))} />
        </div>
      ) : null}
    </div>
  )
}

function Products({ known: { menu }, form, change }: Part) {
  const texts = useLimitTexts()
  return (
    <div className="kit-stack">
      <Chips
        label={texts.what}
        perRow={1}
        choices={[
          { value: 'all', label: texts.all },
          { value: 'but', label: texts.but },
          { value: 'only', label: texts.only },
        ]}
        value={form.rule}
        onChoose={(rule) => change({ rule })}
      />
      {form.rule === 'all'
        ? null
        : menu.categories.map(({ categoryId, name }) => {
            const products = menu.products.filter((product) => product.categoryId === categoryId)
            if (products.length === 0) return null
            const isWhole = form.categoryIds.has(categoryId)
            return (
              <div key={categoryId} className="kit-stack" data-gap="small">
                <Checkbox
                  label={texts.wholeCategory(name)}
                  checked={isWhole}
                  onToggle={(isOn) => change({ categoryIds: toggled(form.categoryIds, categoryId, isOn) })}
                />
                {isWhole ? null : (
                  <Fold title={texts.singles(name, products.length)} isOpen={products.some(({ productId }) => form.productIds.has(productId))}>
                    <div className="kit-stack" data-gap="small">
                      {products.map((product) => (
                        <Checkbox
                          key={product.productId}
                          label={product.name}
                          checked={form.productIds.has(product.productId)}
                          onToggle={(isOn) => change({ productIds: toggled(form.productIds, product.productId, isOn) })}
                        />
                      ))}
                    </div>
                  </Fold>
                )}
              </div>
            )
          })}
    </div>
  )
}

const MOST_NAMED = 5

function Sugar({ known: { menu }, form, change }: Part) {
  const texts = useLimitTexts()
  const unknown = menu.products.filter(
    ({ isEnergyDrink, hasAddedSugar }) => isEnergyDrink !== true && hasAddedSugar !== true && (isEnergyDrink === null || hasAddedSugar === null),
  )
  const names = unknown.slice(0, MOST_NAMED).map(({ name }) => name)
  const some = [names.join(', '), ...(unknown.length > MOST_NAMED ? [texts.andMore] : [])].join(' ')
  return (
    <Checkbox
      look="switch"
      label={texts.sugarSwitch}
      description={unknown.length === 0 ? texts.sugarAll : texts.sugarUnknown(unknown.length, some)}
      checked={form.noSugarOrEnergy}
      onToggle={(noSugarOrEnergy) => change({ noSugarOrEnergy })}
    />
  )
}

function toggled(chosen: ReadonlySet<string>, id: string, isOn: boolean): ReadonlySet<string> {
  const next = new Set(chosen)
  if (isOn) next.add(id)
  else next.delete(id)
  return next
}
