/** Who does something with a card: a person of the family or the office, a till, or the house itself. */
export type Actor = { side: 'family' | 'office'; personId: string } | { side: 'till'; tillId: string } | { side: 'house' }
