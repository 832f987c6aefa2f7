// What a provider says it owes an operator and has paid: its own account of a day, or of a file, in the house's words.

import type { SettlementLineKind } from '../../contract/settlement-words.ts'

export type StatementLine = {
  kind: SettlementLineKind
  /** The provider's own number of it: with the kind it is one line of the ledger, for ever. */
  number: string
  /** Ours, as we named the payment or the operation; or a payout's number. */
  reference: string | null
  /** How it changes what they owe us. */
  amountOre: number
  /** "2026-01-15" */
  day: string
}

export type Statement = {
  /** The account in which the provider keeps this operator's money. */
  ledger: string
  /** What the provider calls it: a day, or a number. */
  name: string
  day: string
  /** What they owed us before it; null: as much as after the one before. */
  openingOre: number | null
  lines: StatementLine[]
}

/** Where a provider can be asked, a day at a time. Every call throws `ProviderTrouble` when it does not go well. */
export type StatementSource = {
  /** The ledger in which an operator's money is kept and who owns it, or null when there is none. */
  ledgerOf: (operatorOrganisationNumber: string) => Promise<{ ledger: string; ownerOrganisationNumber: string | null } | null>
  /** A day's statement; null while the provider has not closed the day. */
  readDay: (operatorOrganisationNumber: string, day: { ledger: string; day: string }) => Promise<Statement | null>
}
