import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Form } from '../../kit/Form.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { type Meals, useChooseMeals } from './meals.ts'
import { useMealTexts } from './meal-texts.ts'

/** Which products are meals, by category. */
export function MealProducts({ meals: { products } }: { meals: Meals }) {
  const texts = useMealTexts().products
  const { saved } = useMealTexts()
  const say = useSay()
  const save = useChooseMeals()
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map())
  const isMeal = (product: Meals['products'][number]) => changed.get(product.productId) ?? product.isMeal
  const chosen = products.filter(isMeal)
  const submit = (): void =>
    save.mutate(
      chosen.map(({ productId }) => productId),
      {
        onSuccess: () => {
          setChanged(new Map())
          say(saved)
        },
      },
    )
  return (
    <Card>
      <Form
        error={save.error}
        onSubmit={submit}
        actions={
          <Button type="submit" look="secondary" busy={save.isPending} disabled={products.every((product) => isMeal(product) === product.isMeal)}>
            {texts.save(chosen.length)}
          </Button>
        }
      >
        <h2>{texts.title}</h2>
        <p className="kit-muted">{products.length === 0 ? texts.empty : texts.lead}</p>
        <div className="office-meal-products">
          {[...Map.groupBy(products, ({ categoryName }) => categoryName)].map(([category, within]) => (
            <fieldset key={category} className="kit-stack" data-gap="small">
              <legend>
                <strong>{category}</strong>
              </legend>
              {within.map((product) => (
                <Checkbox
                  key={product.productId}
                  label={`${product.name}, ${formatKroner(product.priceOre)}`}
                  checked={isMeal(product)}
                  onToggle={(isOn) => setChanged((before) => new Map(before).set(product.productId, isOn))}
                />
              ))}
            </fieldset>
          ))}
        </div>
      </Form>
    </Card>
  )
}
