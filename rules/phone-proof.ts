// A phone shows who it is with a token and, where its browser can keep a key that cannot be read out, with a signature
// of the moment: whoever copies the token alone has nothing.

/** How far a phone's idea of the server's time may be off before it is told the right one. */
export const PROOF_HOLDS_MS = 5 * 60_000

/** What a phone signs (ECDSA, P-256, SHA-256) with every question. */
export const textForPhoneProof = ({ schoolId, cardId, atMs }: { schoolId: number; cardId: string; atMs: number }) => `phone|${schoolId}|${cardId}|${atMs}`

export const isProofOfNow = (atMs: number, nowMs: number) => Math.abs(nowMs - atMs) <= PROOF_HOLDS_MS

/** The header's value: when, and the signature as base64url. */
export const writeProof = ({ atMs, signature }: { atMs: number; signature: string }) => `${atMs}.${signature}`

export function readProof(text: string): { atMs: number; signature: string } | null {
  const [, at, signature] = /^(\d{1,15})\.([\w-]{80,100})$/.exec(text) ?? []
  return at !== undefined && signature !== undefined ? { atMs: Number(at), signature } : null
}
