/** The companies that take payers' money. The names stand on top-ups, on clearing accounts and in callbacks' addresses: they never change. */
export const providerNames = ['swedbank-pay', 'vipps'] as const
export type ProviderName = (typeof providerNames)[number]

export const isProviderName = (name: unknown): name is ProviderName => (providerNames as readonly unknown[]).includes(name)
