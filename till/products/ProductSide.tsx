import { useMemo, useState } from 'react'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { categoriesInOrder, productsInOrder } from '../contact/catalogue.ts'
import { useFavourites } from '../favourites/use-favourites.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { CategoryRow, FAVOURITES } from './CategoryRow.tsx'
import { ProductTiles } from './ProductTiles.tsx'

/** What is sold, as large buttons. */
export function ProductSide() {
  const { sale: texts, status } = useTexts()
  const { keeper } = useOpenTill()
  const { catalogue, link } = useWatched(keeper.contact)
  const [chosen, setChosen] = useState<string | null>(null)
  const categories = useMemo(() => (catalogue === null ? [] : categoriesInOrder(catalogue)), [catalogue])
  const favourites = useFavourites(catalogue)
  const hasFavourites = favourites.length > 0
  // A category may be taken away in the office while it is shown here, and an hour may have no favourites.
  const isThere = chosen === FAVOURITES ? hasFavourites : categories.some((category) => category.categoryId === chosen)
  const categoryId = isThere ? chosen : null
  const products = useMemo(() => {
    if (catalogue === null) return []
    return categoryId === FAVOURITES ? favourites : productsInOrder(catalogue, categoryId)
  }, [catalogue, categoryId, favourites])
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
          <CategoryRow categories={categories} hasFavourites={hasFavourites} chosen={categoryId} onChoose={setChosen} />
          <ProductTiles key={categoryId} products={products} categories={categories} />
        </>
      )}
    </section>
  )
}
