// How a table is answered for in the catalogue: what of a person it holds, how their rows are found, and how it leaves.

import type { PrivacyTopic } from '../../contract/privacy-words.ts'

/** Whose a column says a row is: a person, a pupil, a wallet, an address (e-mail or mobile), or a row of another table here. */
export type Owner = 'person' | 'pupil' | 'wallet' | 'address' | (string & {})

/** What a column becomes when a name is cut: nothing, a dash, or what its rule asks for. */
export type Cut = 'null' | 'dash' | 'no_address' | 'false' | 'now_if_open'

export type Held = {
  topic: PrivacyTopic
  /** A row is somebody's when any of these columns says so. */
  whose: Readonly<Record<string, Owner>>
  /** What their copy of the data shows, in this order. */
  shown: readonly string[]
  /** Columns that point at somebody: the copy says only whether it is whoever asks for it. */
  who?: readonly string[]
  /** Columns of text that the copy leaves out, and why. */
  withheld?: Readonly<Record<string, string>>
  /** The copy that a guardian takes for a pupil leaves the whole table out, or these columns: they tell of others, or where a child is reached. */
  notForGuardians?: true | readonly string[]
  /** `keep`: ids, sums and times, which the law wants, and nobody's name. `with_owner`: it goes with the row it belongs to. */
  erase: 'delete' | 'keep' | 'with_owner' | Readonly<Record<string, Cut>>
  /** Erasure goes by these columns alone: by the others a row is somebody's doing to somebody else, and stays. */
  eraseBy?: readonly string[]
  /**
   * What is cut of every row, whoever it is about, when the books of its year need not be kept any longer: by this column, a day or
   * an instant that is empty until the matter is closed.
   */
  afterBooks?: { since: string; cut: Readonly<Record<string, Cut>>; /** In these states alone: the matter is closed. */ states?: readonly string[] }
  /** Columns that stay although they may name somebody, since the law of bookkeeping or of tills says so. */
  lawful?: readonly string[]
}

export type Nobodys = { nobodys: string }
export type Entry = Held | Nobodys

export const held = (topic: PrivacyTopic, facts: Omit<Held, 'topic'>): Held => ({ topic, ...facts })

/** A table in which nobody can be found. The reason stands beside it. */
export const nobodys = (reason: string): Nobodys => ({ nobodys: reason })

export const isHeld = (entry: Entry): entry is Held => 'topic' in entry
