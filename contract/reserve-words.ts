// Words of selling without a network that are on the wire.

export const reserveOutcomes = ['booked', 'sold_before', 'refused', 'set_aside'] as const
export type ReserveOutcome = (typeof reserveOutcomes)[number]

/** Why the server takes no more of a device's records: the rest stays on the device, and the office is told. */
export const reserveStops = ['reserve_gap', 'reserve_fork', 'reserve_forged', 'reserve_unreadable'] as const
export type ReserveStop = (typeof reserveStops)[number]

/** What the office decides about such a record. */
export const reserveDecisions = ['book', 'set_aside'] as const
export type ReserveDecision = (typeof reserveDecisions)[number]
