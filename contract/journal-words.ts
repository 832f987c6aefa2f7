/** What a till itself tells its register's journal. The rest is written where it is done. */
export const toldByTills = [
  'till_started',
  'till_stopped',
  'sale_aborted',
  'line_corrected',
  'sale_parked',
  'sale_resumed',
  // Of cashiers only what was done while the till was alone; over the network the server writes it itself.
  'cashier_signed_in',
  'cashier_signed_out',
  'supervision_began',
  'supervision_ended',
] as const
export type ToldByTill = (typeof toldByTills)[number]
/** What is told of cashiers happened on the reserve register. */
export const toldOfCashiers: ReadonlySet<ToldByTill> = new Set<ToldByTill>([
  'cashier_signed_in',
  'cashier_signed_out',
  'supervision_began',
  'supervision_ended',
])
