// What stands on a receipt printer's paper, as a value: what is said, not how a printer is told to.

export type Part =
  /** The law's word for what it is: at least half as large again as the amounts. */
  | { is: 'heading'; text: string }
  | { is: 'centred'; text: string; isStrong?: boolean }
  | { is: 'text'; text: string }
  /** A name to the left and what belongs to it to the right. */
  | { is: 'pair'; name: string; value: string; isStrong?: boolean }
  /** A row of a table: a name, and numbers to the right. */
  | { is: 'row'; name: string; cells: readonly string[]; isStrong?: boolean }
  | { is: 'rule' }
  | { is: 'gap' }

export type Paper = readonly Part[]
