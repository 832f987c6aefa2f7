// The words for what a guardian may of a pupil, shared by the contract, the rules and the screens.

/**
 * How much a guardian sees, from least to most. Whoever has a relation sees the name and the balance.
 * sums: also when and how much. categories: also what kind of food. items: also what was eaten.
 */
export const sights = ['balance', 'sums', 'categories', 'items'] as const
export type Sight = (typeof sights)[number]

/** What the routes of a wallet ask for. */
export const walletRights = ['see', 'history', 'pay', 'refund'] as const
export type WalletRight = (typeof walletRights)[number]
