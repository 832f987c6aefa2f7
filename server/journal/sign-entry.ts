import { type SignedFields, textToSign } from '../../rules/signature.ts'
import type { Signer } from './signer.ts'

/** What a locked register's chain of entries goes on from. */
type Chain = { journalNumber: number; lastSignature: string }

/** Gives an entry, whatever it is of, the next place in its register's journal and the law's signature. A return's amounts are negative. */
export function signEntry(signer: Signer, register: Chain, entry: Omit<SignedFields, 'previousSignature' | 'journalNumber'>): void {
  register.journalNumber += 1
  register.lastSignature = signer.sign(textToSign({ ...entry, previousSignature: register.lastSignature, journalNumber: register.journalNumber }))
}
