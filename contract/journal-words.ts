/** What a till itself tells its register's journal. The rest is written where it is done. */
export const toldByTills = ['till_started', 'till_stopped', 'sale_aborted', 'line_corrected'] as const
export type ToldByTill = (typeof toldByTills)[number]
