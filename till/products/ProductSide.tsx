import { useMemo, useState } from 'react'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { categoriesInOrder, productsInOrder } from '../contact/catalogue.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { CategoryRow } from './CategoryRow.tsx'
import { ProductTiles } from './ProductTiles.tsx'

/** What is sold, as large buttons. */
export function ProductSide() {
  const { sale: texts, status } = useTexts()
  const { keeper } = useOpenTill()
  const { catalogue, link } = useWatched(keeper.contact)
  const [chosen, setChosen] = useState<string | null>(null)
  const categories = useMemo(() => (catalogue === null ? [] : categoriesInOrder(catalogue)), [catalogue])
  // A category may be taken away in the office while it is shown here.
  const categoryId = categories.some((category) => category.categoryId === chosen) ? chosen : null
  const products = useMemo(() => (catalogue === null ? [] : productsInOrder(catalogue, categoryId)), [catalogue, categoryId])
  if (catalogue === null) {
    return (
      <section className="till-products" aria-label={texts.products}>
        {link === 'lost' ? (
          <EmptyState drawing="offline" title={status.lost}>
            {texts.fetchingProducts}
          </EmptyState>
        ) : (
          <Loading />
        )}
      </section>
    )
  }
  return (
    <section className="till-products" aria-label={texts.products}>
      {products.length === 0 ? (
        <EmptyState drawing="tray" title={texts.noProducts}>
          {texts.noProductsAdvice}
        </EmptyState>
      ) : (
        <>
          <CategoryRow categories={categories} chosen={categoryId} onChoose={setChosen} />
          <ProductTiles key={categoryId} products={products} categories={categories} />
        </>
      )}
    </section>
  )
}
