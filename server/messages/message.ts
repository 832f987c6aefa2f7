export type Channel = 'email' | 'sms'

/** A message to one person. `recipient` is an e-mail address, or a mobile number as E.164. */
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
}
