// What the house needs of a company that takes payments. An adapter speaks that company's own protocol
// behind these names; nothing above knows which company it is. The provider's own word, read anew, is the
// only thing that credits a wallet: neither a callback nor a browser that returns proves anything.

import type { ProviderName } from '../../contract/payment-providers.ts'
import type { Language } from '../../language/languages.ts'
import type { StatementSource } from './statements.ts'

/** Where a payment stands at the provider. */
export const providerWords = ['open', 'authorised', 'captured', 'declined', 'abandoned', 'expired', 'released'] as const
/**
 * open: the payer may still pay. authorised: reserved, and ours to capture. captured: taken, wholly or in part.
 * declined, abandoned, expired: over, and nothing was reserved. released: it was reserved and then let go.
 */
export type ProviderWord = (typeof providerWords)[number]

/**
 * Our name of one operation, and the key that makes it happen once: made with `operationReference`, stored
 * before it is sent, and never used for another operation. 1 to 30 of [0-9a-z], which every provider takes.
 */
export type OperationReference = string

/** `<school>-<top-up>`, as payment-reference makes it: what a callback names, at most 47 of [0-9a-f-]. */
export type OrderName = string

export type PaymentToMake = {
  reference: OperationReference
  order: OrderName
  amountOre: number
  /** What the payer reads at the provider, at most 40 characters. Never a name. */
  description: string
  language: Language
  payer: {
    /** Opaque, the same for the same payer: never an e-mail address or a number. */
    reference: string
    userAgent: string
    email?: string
    /** E.164, as in +4798765432. */
    mobile?: string
  }
  /** Whose money it is: providers that settle to several accounts choose by the operator. */
  operatorOrganisationNumber: string
  payeeName: string
  /** Where the payer's browser is sent afterwards. That it arrives there proves nothing. */
  returnUrl: string
  /** Ask the payer to let us charge the card later. Only where `capabilities.storedCards`. */
  keepsCard: boolean
}

export type MadePayment = {
  /** The provider's own name of the payment: opaque, at most 200 characters. */
  providerReference: string
  /** Where the payer pays. */
  payAt: string
}

/** One movement of money at the provider. */
export type ProviderMovement = {
  kind: 'capture' | 'refund' | 'chargeback'
  /** Ours when we asked for it, null when it was done at the provider. */
  reference: OperationReference | null
  /** The provider's own number of the movement: unique within the provider, and what its settlement names. */
  number: string
  amountOre: number
  happenedAt: Date
  /** What the provider takes for it, where it says so at once. */
  feeOre: number | null
}

export type StoredCard = {
  token: string
  /** "Visa •••• 0004": shown to its owner. */
  label: string
  /** The card's last month, "2028-12", where the provider says it. */
  validUntil: string | null
}

/** A payment as the provider sees it now. */
export type ProviderPayment = {
  word: ProviderWord
  amountOre: number
  authorisedOre: number
  capturedOre: number
  refundedOre: number
  /** Oldest first. */
  movements: ProviderMovement[]
  /** Operations that the provider has definitely refused, by our reference. */
  failedReferences: OperationReference[]
  /** The card that the payer let us charge later. */
  storedCard: StoredCard | null
}

/** Something done to a payment that exists. Sent again with the same reference it is still done once. */
export type Operation = { providerReference: string; reference: OperationReference; description: string }
export type OperationWithAmount = Operation & { amountOre: number }

export type Charge = Omit<PaymentToMake, 'keepsCard' | 'returnUrl'> & { token: string }

/** Why a stored card was not charged, and what follows from it. */
export type ChargeRefusal = {
  reason: 'no_money' | 'card_expired' | 'card_stopped' | 'payer_must_confirm' | 'limit_reached' | 'token_ended' | 'other'
  /** later: another day may go well. ask_payer: the payer must pay once in person. stop: never with this token again. */
  advice: 'later' | 'ask_payer' | 'stop'
}
export type ChargeOutcome = { providerReference: string; payment: ProviderPayment } | { providerReference: string | null; refusal: ChargeRefusal }

export type Capabilities = {
  /** A card can be kept and charged later. */
  storedCards: boolean
  /** Callbacks carry a signature that `readCallback` checks. */
  signedCallbacks: boolean
  leastOre: number
  mostOre: number
}

export type ReceivedCallback = {
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** The body's bytes as they came, for signatures. */
  rawBody: Uint8Array
  /** What stood in the address after the callback path. */
  secretInPath: string
}

/** What a genuine callback tells. */
export type CallbackNews = {
  /** The payment it is about, or null when it is about nothing of ours. */
  order: OrderName | null
  /** The provider's own name of what happened, or null where it has none. What was heard once tells nothing new. */
  happening: string | null
}

/**
 * One provider. Every call ends within `CALL_MAY_TAKE_MS` and throws `ProviderTrouble`, never anything else,
 * when it does not go well. Calls are repeated inside, a few times with growing waits, only where that is safe.
 */
export type PaymentProvider = {
  name: ProviderName
  capabilities: Capabilities
  /**
   * Makes a payment known. @throws ProviderTrouble: 'reference_used' means that an attempt before has arrived and
   * that its answer is lost: no payer has seen it, so make another under a new reference.
   */
  make: (payment: PaymentToMake) => Promise<MadePayment>
  /** The provider's own word, read anew. */
  read: (providerReference: string) => Promise<ProviderPayment>
  /** Takes what is reserved. @throws 'no_answer': read the payment before anything else is done */
  capture: (operation: OperationWithAmount) => Promise<ProviderPayment>
  /** Ends an open payment, or lets go of what is reserved. @throws 'not_possible_now' when it is paid, or being paid */
  cancel: (operation: Operation) => Promise<ProviderPayment>
  /** Gives back what was taken, all or a part. */
  refund: (operation: OperationWithAmount) => Promise<ProviderPayment>
  /** Only where `capabilities.storedCards`. */
  storedCards: {
    /** Charges without the payer. It only reserves: capture it as any other. */
    charge: (charge: Charge) => Promise<ChargeOutcome>
    /** Makes the token worthless at the provider. Done already is done. */
    forget: (token: string) => Promise<void>
  } | null
  /** Asks something harmless, to see whether the provider is there. */
  look: () => Promise<void>
  /** True when this operator's money can be taken here. */
  serves: (operatorOrganisationNumber: string) => boolean
  /** Its own account of what it owes, where it can be asked for; otherwise it comes as a file. */
  statements?: StatementSource
  /** The order that a statement's reference was made for, or null when it is none of ours. */
  orderOf?: (reference: string) => OrderName | null
  /** What is wrong with how it calls us, by the sales unit; where that can be asked. */
  webhookTroubles?: () => Promise<WebhookTrouble[]>
  /** What a callback is about, or null when it is not genuine. It is a reason to read, never a proof. */
  readCallback: (callback: ReceivedCallback) => CallbackNews | null
}

/** missing: nobody has asked it to call us here. events: it does not call for everything. no_secret: we cannot tell its calls from anybody's. */
export type WebhookTrouble = { salesUnit: string; what: 'missing' | 'events' | 'no_secret' }

/** Every way a provider can fail us, and what that means. */
export const providerTroubles = {
  /** It was not reached, so nothing was done. */
  unreachable: { mayRetryHelp: true, isOutage: true, isDone: 'no' },
  /** Sent, and no answer came: whether it was done, nobody knows. */
  no_answer: { mayRetryHelp: true, isOutage: true, isDone: 'unknown' },
  /** It answered that something is wrong at its end. */
  provider_error: { mayRetryHelp: true, isOutage: true, isDone: 'unknown' },
  /** An answer that is not in the agreed shape. */
  answer_not_understood: { mayRetryHelp: true, isOutage: true, isDone: 'unknown' },
  /** It has failed so often just now that we do not ask. */
  circuit_open: { mayRetryHelp: true, isOutage: false, isDone: 'no' },
  too_many_requests: { mayRetryHelp: true, isOutage: false, isDone: 'no' },
  /** Our keys are wrong, ended or not for this: somebody must look at the configuration. */
  keys_refused: { mayRetryHelp: false, isOutage: true, isDone: 'no' },
  /** It understands and says no. */
  request_refused: { mayRetryHelp: false, isOutage: false, isDone: 'no' },
  reference_used: { mayRetryHelp: false, isOutage: false, isDone: 'no' },
  payment_not_found: { mayRetryHelp: false, isOutage: false, isDone: 'no' },
  /** Not now, and never under this reference: another one may go well a little later. */
  refused_for_now: { mayRetryHelp: false, isOutage: false, isDone: 'no' },
  /** Not in this state of the payment: read it. */
  not_possible_now: { mayRetryHelp: false, isOutage: false, isDone: 'no' },
  /** Only the provider's people can help. */
  locked: { mayRetryHelp: false, isOutage: false, isDone: 'no' },
} as const satisfies Record<string, { mayRetryHelp: boolean; isOutage: boolean; isDone: 'no' | 'unknown' }>
export type ProviderTroubleCode = keyof typeof providerTroubles

export class ProviderTrouble extends Error {
  readonly code: ProviderTroubleCode
  /** The provider's own short code and trace id, to be logged: never its free text. */
  readonly theirCode: string | null
  readonly trace: string | null

  constructor(code: ProviderTroubleCode, { theirCode = null, trace = null }: { theirCode?: string | null; trace?: string | null } = {}) {
    super(code)
    this.name = 'ProviderTrouble'
    this.code = code
    this.theirCode = theirCode
    this.trace = trace
  }

  get mayRetryHelp(): boolean {
    return providerTroubles[this.code].mayRetryHelp
  }
}

/** The longest that any call of the port takes, with all its tries. */
export const CALL_MAY_TAKE_MS = 10_000

/**
 * A new operation's reference, from its id: the same id gives the same reference.
 * Two letters say what it is: pa(yment), ca(pture), cn (cancel), re(fund), ch(arge).
 */
export function operationReference(kind: 'pa' | 'ca' | 'cn' | 're' | 'ch', operationId: string): OperationReference {
  return (
    kind +
    BigInt(`0x${operationId.replaceAll('-', '')}`)
      .toString(36)
      .padStart(25, '0')
  )
}

/** Where a provider calls to say that something has happened; an unguessable part follows it where the provider signs nothing. */
export const callbackPath = (name: ProviderName) => `/api/payments/${name}/callback`
