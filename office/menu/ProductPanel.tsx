import { useState } from 'react'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { SweetnessOfProduct } from '../limits/SweetnessOfProduct.tsx'
import { FormPanel } from '../panel/FormPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { DeclarationOfProduct } from '../stops/DeclarationOfProduct.tsx'
import { useTexts } from '../texts.ts'
import { FoodGroupOfProduct } from './FoodGroupOfProduct.tsx'
import { type Menu, type Product, type ProductChange, useAddProduct, useChangeProduct } from './menu.ts'
import { menuSections, nextPosition, productsOf } from './menu-sections.ts'
import { ProductFields } from './ProductFields.tsx'
import { changeOf, emptyForm, formOf, problemsOf, wishOf } from './product-form.ts'
import { ProductPlace } from './ProductPlace.tsx'

type ProductPanelProps = {
  menu: Menu
  /** Undefined for one that is being made. */
  product: Product | undefined
  onClose: () => void
  onMade: (productId: string) => void
}

/** A product: new, to be changed, or only to be seen by those who do not run the canteen. */
export function ProductPanel({ menu, product, onClose, onMade }: ProductPanelProps) {
  const texts = useTexts().menu
  const say = useSay()
  const { mayRunCanteen } = useAtSchool()
  const add = useAddProduct()
  const change = useChangeProduct()
  const [form, setForm] = useState(() => (product === undefined ? emptyForm(menuSections(menu, {})[0]?.category.categoryId ?? '') : formOf(product)))
  const [hasTried, setHasTried] = useState(false)
  const problems = problemsOf(form)
  const changes = product === undefined ? {} : changeOf(product, form)
  const isUnchanged = product !== undefined && Object.keys(problems).length === 0 && Object.keys(changes).length === 0
  const work = product === undefined ? add : change

  const submit = (): void => {
    setHasTried(true)
    const wish = wishOf(form, product?.position ?? nextPosition(productsOf(menu, form.categoryId)))
    if (wish === null || !mayRunCanteen) return
    if (product === undefined) {
      add.mutate(wish, {
        onSuccess: (made) => {
          say(texts.productCreated(made.name))
          onMade(made.productId)
        },
      })
    } else if (!isUnchanged) {
      change.mutate({ productId: product.productId, change: changes }, { onSuccess: ({ name }) => say(texts.productSaved(name)) })
    }
  }

  return (
    <FormPanel
      title={product?.name ?? texts.newProduct}
      onClose={onClose}
      onSubmit={submit}
      submitWords={<SubmitWords product={product} changes={changes} wantedOre={wishOf(form, 0)?.priceOre} />}
      work={work}
      isUnchanged={isUnchanged}
      isNew={product === undefined}
      mayChange={mayRunCanteen}
      below={
        product === undefined ? undefined : (
          <>
            {mayRunCanteen ? <ProductPlace menu={menu} product={product} /> : null}
            <DeclarationOfProduct key={product.productId} productId={product.productId} name={product.name} />
            <FoodGroupOfProduct key={`group ${product.productId}`} productId={product.productId} name={product.name} />
            <SweetnessOfProduct key={`sweet ${product.productId}`} productId={product.productId} name={product.name} />
          </>
        )
      }
    >
      <ProductFields menu={menu} form={form} onChange={setForm} problems={hasTried ? problems : {}} mayChange={mayRunCanteen} />
      {changes.priceOre === undefined ? null : <p className="kit-muted kit-small">{texts.pricePromise}</p>}
    </FormPanel>
  )
}

/** The button says what it does: the price before and after, when it is a price that changes. */
function SubmitWords({ product, changes, wantedOre }: { product: Product | undefined; changes: ProductChange; wantedOre: number | undefined }) {
  const texts = useTexts().menu
  if (product === undefined) return wantedOre === undefined ? texts.createProduct : texts.createProductAt(formatKroner(wantedOre))
  if (changes.priceOre !== undefined) return texts.savePrice(formatKroner(product.priceOre), formatKroner(changes.priceOre))
  return texts.saveChanges
}
