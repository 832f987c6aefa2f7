export const cardPrintFormats = ['single', 'sheet'] as const
/** single: one card a page, for a card printer; sheet: ten on A4, to cut. */
export type CardPrintFormat = (typeof cardPrintFormats)[number]
