/** What is known beforehand of a provider that one may sign in with. */
export const signInProviderKinds = ['feide', 'vipps', 'other'] as const
export type SignInProviderKind = (typeof signInProviderKinds)[number]

/** Whom a provider is for. */
export const signInAudiences = ['pupils', 'guardians', 'staff'] as const
export type SignInAudience = (typeof signInAudiences)[number]
