import type { Language } from '../../language/languages.ts'

export type Channel = 'email' | 'sms' | 'push'

/** What goes by e-mail where a message cannot be sent as it was wanted. */
export type Otherwise = { recipient: string; subject: string; body: string; language: Language }

/** A message to one person. `recipient` is an e-mail address, or a mobile number as E.164; of a push, the address of whose browser it is. */
export type Message = {
  channel: Channel
  recipient: string
  subject: string
  body: string
  /** Worth something only once, like a link that binds a phone: never sent again when nobody knows whether it arrived. */
  isOnce?: boolean
  /** Not sent before this; at once without it. */
  sendAt?: Date | null
  /** Not sent any more after this. */
  expiresAt?: Date | null
  otherwise?: Otherwise | null
  /** Of a push: which browser. */
  pushBrowserId?: string | null
}
