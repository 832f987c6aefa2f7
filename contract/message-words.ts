// What people are told of, and the ways in which they are told.

export const messageEvents = [
  'lunch_warning',
  'meal_advance',
  'limit_ask',
  'purchase_stopped',
  'low_balance',
  'sold_against_stop',
  'sold_by_name',
  'sold_offline',
  'money_in',
  'payment_receipt',
  'refund',
  'automatic_topup',
  'new_phone',
  'card_blocked',
  'card_back',
  'follower',
  'enquiry_answered',
] as const
export type MessageEvent = (typeof messageEvents)[number]

export const messageChannels = ['email', 'sms', 'push'] as const
export type MessageChannel = (typeof messageChannels)[number]

/** As events stand together on the screen. */
export const messageGroups = ['lunch', 'till', 'money', 'safety', 'school'] as const
export type MessageGroup = (typeof messageGroups)[number]

/** Why somebody cannot choose to hear nothing of an event. */
export const alwaysToldWhys = ['law', 'money', 'safety', 'child_waits', 'asked'] as const
export type AlwaysToldWhy = (typeof alwaysToldWhys)[number]
