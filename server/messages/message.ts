export type Channel = 'email' | 'sms'

/** A message to one person. `recipient` is an e-mail address, or a mobile number as E.164. */
export type Message = { channel: Channel; recipient: string; subject: string; body: string }
