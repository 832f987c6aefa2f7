// What the house needs of a company that takes payments. An adapter speaks that company's own
// protocol behind these three names; nothing above knows which company it is.

import type { Language } from '../../../language/languages.ts'

/** Where a payment stands at the provider. 'open': the payer may still pay. */
export const providerWords = ['open', 'approved', 'declined', 'abandoned'] as const
export type ProviderWord = (typeof providerWords)[number]

export type PaymentToStart = {
  /** Our own name of the payment. Started twice under one reference, it is still one payment. */
  reference: string
  amountOre: number
  /** What the payer reads at the provider. Never a name. */
  description: string
  language: Language
  /** Where the provider sends the payer's browser afterwards. That it arrives there proves nothing. */
  returnUrl: string
}

export type StartedPayment = { providerReference: string; payAt: string }

export type PaymentProvider = {
  /** Short and lasting: it stands on the top-ups and in the callback's address. */
  name: string
  /** Makes the payment known, or finds it again. @throws ProviderUnavailable within ten seconds */
  start: (payment: PaymentToStart) => Promise<StartedPayment>
  /** The provider's own word, read anew. Only this credits. @throws ProviderUnavailable within ten seconds */
  ask: (providerReference: string) => Promise<ProviderWord>
}

/** No answer that can be used: out of reach, too slow, or not in the agreed shape. Trying again can help. */
export class ProviderUnavailable extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'ProviderUnavailable'
  }
}

/** Where a provider calls to say that something has happened. The call carries no trust, only a reference. */
export const callbackPath = (providerName: string) => `/api/payments/${providerName}/callback`
