import { expect, test } from 'vitest'
import { isProofOfNow, PROOF_HOLDS_MS, readProof, writeProof } from './phone-proof.ts'

test('a proof reads back as it was written, and nothing else is one', () => {
  const proof = { atMs: 1_793_700_000_000, signature: 'aZ0_-'.repeat(17) }
  expect(readProof(writeProof(proof))).toEqual(proof)
  for (const bad of ['', '12', '12.kort', `-1.${proof.signature}`, `1.${proof.signature}=`, `1.${proof.signature}.1`]) expect(readProof(bad)).toBeNull()
})

test('a proof holds for five minutes on either side, and no longer', () => {
  expect(isProofOfNow(1_000_000_000, 1_000_000_000 + PROOF_HOLDS_MS)).toBe(true)
  expect(isProofOfNow(1_000_000_000, 1_000_000_000 + PROOF_HOLDS_MS + 1)).toBe(false)
  expect(isProofOfNow(1_000_000_000, 1_000_000_000 - PROOF_HOLDS_MS)).toBe(true)
  expect(isProofOfNow(1_000_000_000, 1_000_000_000 - PROOF_HOLDS_MS - 1)).toBe(false)
})
