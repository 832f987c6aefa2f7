// Goods that are sold at the price the cashier says: a plate of what somebody wanted, a slice cut larger. The office says
// between what, and a price outside is refused as one that nobody has agreed to.

export type OpenPrice = { leastOre: number; mostOre: number }

/** May one of it be sold at this price? */
export const isWithinOpenPrice = ({ leastOre, mostOre }: OpenPrice, unitPriceOre: number) => unitPriceOre >= leastOre && unitPriceOre <= mostOre

/** What the office may say: the lowest first, and the product's own price is the lowest. */
export const isOpenPriceRight = ({ priceOre, openPrice }: { priceOre: number; openPrice: OpenPrice | null }) =>
  openPrice === null || (openPrice.leastOre <= openPrice.mostOre && openPrice.leastOre === priceOre)

export const isSamePrice = (one: OpenPrice | null, other: OpenPrice | null) => one?.leastOre === other?.leastOre && one?.mostOre === other?.mostOre
