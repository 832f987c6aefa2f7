// What is typed about a product, and what becomes of it: a wish for the server, or words about what is wrong.
import { kronerTextToOre, oreToKronerText } from '../../contract/money.ts'
import type { VatCode } from '../../contract/vat-codes.ts'
import type { Product, ProductWish } from './menu.ts'

export type ArticleGroup = ProductWish['articleGroup']

export type ProductForm = {
  name: string
  categoryId: string
  price: string
  /** The cashier says the price: `price` is the lowest, and this the highest. */
  isOpenPrice: boolean
  mostPrice: string
  vatCode: VatCode
  articleGroup: ArticleGroup
  picture: string | null
  isActive: boolean
}

export type PriceProblem = 'priceMissing' | 'priceNotUnderstood' | 'priceZero'
export type MostPriceProblem = 'mostMissing' | 'mostTooLow'
export type ProductProblems = { name?: 'nameMissing'; price?: PriceProblem; mostPrice?: MostPriceProblem }

/** Written as a record so that a group left out is a type error. */
const everyGroup: Record<ArticleGroup, true> = { '04006': true, '04011': true, '04012': true, '04003': true, '04014': true, '04999': true }
export const articleGroups = Object.keys(everyGroup) as ArticleGroup[]

export function formOf(product: Product): ProductForm {
  const { name, categoryId, priceOre, openPrice, vatCode, picture, isActive } = product
  const articleGroup = articleGroups.find((group) => group === product.articleGroup) ?? '04999'
  return {
    name,
    categoryId,
    price: oreToKronerText(priceOre),
    isOpenPrice: openPrice !== null,
    mostPrice: openPrice === null ? '' : oreToKronerText(openPrice.mostOre),
    vatCode,
    articleGroup,
    picture,
    isActive,
  }
}

/** A new product begins as what most are: food served to pupils. */
export function emptyForm(categoryId: string): ProductForm {
  return { name: '', categoryId, price: '', isOpenPrice: false, mostPrice: '', vatCode: '6', articleGroup: '04006', picture: null, isActive: true }
}

export function problemsOf(form: ProductForm): ProductProblems {
  const [price, mostPrice] = [priceProblemOf(form.price), mostPriceProblemOf(form)]
  return {
    ...(form.name.trim() === '' ? { name: 'nameMissing' } : {}),
    ...(price === undefined ? {} : { price }),
    ...(mostPrice === undefined ? {} : { mostPrice }),
  }
}

function mostPriceProblemOf({ isOpenPrice, price, mostPrice }: ProductForm): MostPriceProblem | undefined {
  if (!isOpenPrice) return undefined
  const [leastOre, mostOre] = [kronerTextToOre(price), kronerTextToOre(mostPrice)]
  if (mostOre === null) return 'mostMissing'
  return leastOre !== null && mostOre < leastOre ? 'mostTooLow' : undefined
}

function priceProblemOf(price: string): PriceProblem | undefined {
  if (price.trim() === '') return 'priceMissing'
  const ore = kronerTextToOre(price)
  if (ore === null) return 'priceNotUnderstood'
  return ore === 0 ? 'priceZero' : undefined
}

/** The form as a wish; null while there are problems. */
export function wishOf(form: ProductForm, position: number): ProductWish | null {
  const priceOre = kronerTextToOre(form.price)
  if (priceOre === null || Object.keys(problemsOf(form)).length > 0) return null
  const { categoryId, vatCode, articleGroup, picture } = form
  const mostOre = form.isOpenPrice ? kronerTextToOre(form.mostPrice) : null
  const openPrice = mostOre === null ? null : { leastOre: priceOre, mostOre }
  return { name: form.name.trim(), categoryId, priceOre, openPrice, vatCode, articleGroup, picture, position }
}

/** Only what differs from the product as it is, so that two who change different things do not undo each other. */
export function changeOf(product: Product, form: ProductForm): Partial<ProductWish & { isActive: boolean }> {
  const wish = wishOf(form, product.position)
  if (wish === null) return {}
  const wanted = { ...wish, isActive: form.isActive }
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => isOther(product[key as keyof typeof wanted], value)))
}

const isOther = (before: unknown, after: unknown) => JSON.stringify(before) !== JSON.stringify(after)
