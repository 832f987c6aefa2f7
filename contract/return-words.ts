/** Why something is taken back at the till. `other` is explained by whoever does it. */
export const returnReasons = ['undone', 'wrong_product', 'wrong_pupil', 'other'] as const
export type ReturnReason = (typeof returnReasons)[number]
