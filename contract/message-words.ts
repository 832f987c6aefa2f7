// What people are told of and may choose about, and the ways in which they are told. What keeps an account or money safe is
// not among it: that is always told.

export const messageEvents = ['lunch_warning'] as const
export type MessageEvent = (typeof messageEvents)[number]

export const messageChannels = ['email', 'sms'] as const
export type MessageChannel = (typeof messageChannels)[number]
