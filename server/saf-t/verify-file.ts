// Verifies the signatures of an exported file by the file and a key alone, without the database: what the tax office does.
// Each signature is of the one before it on the same register, so a transaction that was changed, left out or put in shows.

import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto'
import { NO_SIGNATURE_BEFORE } from '../../rules/signature.ts'
import { readElements } from './read-elements.ts'
import { SIGNATURE_BEFORE } from './write-cash-register.ts'

/** Says whether a signature is of a text. */
export type Verifier = (text: string, signature: string) => boolean

export type WrongSignature = { registerId: string; nr: string; what: 'signature' | 'missing' | 'key' | 'gap' }

export type FileVerdict = {
  registers: number
  transactions: number
  /** The first of those that are wrong. */
  wrong: WrongSignature[]
  wrongCount: number
  /** Registers whose first transaction has one before it that the file does not tell of: it could not be checked. */
  unchecked: string[]
}

const MOST_TOLD = 100

/** A verifier from a key as it is kept in a file: a public key in PEM (RSA), or a secret of 16 bytes as text or base64 (HMAC). @throws when it is neither */
export function verifierOf(key: string): Verifier {
  const trimmed = key.trim()
  if (trimmed.startsWith('-----BEGIN')) {
    const publicKey = createPublicKey(trimmed)
    return (text, signature) => verify('RSA-SHA1', Buffer.from(text, 'utf8'), publicKey, Buffer.from(signature, 'base64'))
  }
  const secret = trimmed.length === 16 ? Buffer.from(trimmed, 'utf8') : Buffer.from(trimmed, 'base64')
  if (secret.length !== 16) throw new Error('the key is neither a public key in PEM nor a secret of 16 bytes')
  return (text, signature) => {
    const [expected, given] = [createHmac('sha1', secret).update(text, 'utf8').digest(), Buffer.from(signature, 'base64')]
    return given.length === expected.length && timingSafeEqual(expected, given)
  }
}

const FIELDS = ['nr', 'transDate', 'transTime', 'transAmntIn', 'transAmntEx', 'signature', 'keyVersion'] as const
type Fields = Partial<Record<(typeof FIELDS)[number], string>>

type Walk = { registerId: string; previous: string | null; lastNumber: number | null }

/** Reads the file as it comes and verifies each transaction. `verifierFor` gives the verifier of a key version, or null. @throws NotReadable */
export async function verifyFile(chunks: AsyncIterable<string>, verifierFor: (keyVersion: string) => Verifier | null): Promise<FileVerdict> {
  const verdict: FileVerdict = { registers: 0, transactions: 0, wrong: [], wrongCount: 0, unchecked: [] }
  const path: string[] = []
  let walk: Walk | null = null
  let fields: Fields = {}
  for await (const { is, name, text } of readElements(chunks)) {
    if (is === 'start') {
      path.push(name)
      if (name === 'cashregister') walk = { registerId: '', previous: null, lastNumber: null }
      if (name === 'cashtransaction') fields = {}
      continue
    }
    path.pop()
    const parent = path.at(-1)
    if (walk === null) continue
    if (parent === 'cashregister' && name === 'registerID') walk.registerId = text
    if (parent === 'cashregister' && name === 'regDesc') walk.previous = previousIn(text)
    if (parent === 'cashtransaction' && isField(name)) fields[name] = text
    if (name === 'cashtransaction') check(verdict, walk, fields, verifierFor)
    if (name === 'cashregister') {
      verdict.registers += 1
      walk = null
    }
  }
  return verdict
}

const isField = (name: string): name is (typeof FIELDS)[number] => FIELDS.some((field) => field === name)

function previousIn(description: string): string | null {
  const at = description.lastIndexOf(SIGNATURE_BEFORE)
  return at < 0 ? null : description.slice(at + SIGNATURE_BEFORE.length)
}

function check(verdict: FileVerdict, walk: Walk, fields: Fields, verifierFor: (keyVersion: string) => Verifier | null): void {
  const { nr = '', transDate = '', transTime = '', transAmntIn = '', transAmntEx = '', signature = '', keyVersion = '' } = fields
  const isFirst = walk.lastNumber === null
  verdict.transactions += 1
  const tell = (what: WrongSignature['what']) => {
    verdict.wrongCount += 1
    if (verdict.wrong.length < MOST_TOLD) verdict.wrong.push({ registerId: walk.registerId, nr, what })
  }
  const number = /^\d{1,15}$/.test(nr) ? Number(nr) : Number.NaN
  if (!isFirst && number !== (walk.lastNumber as number) + 1) tell('gap')
  const previous = walk.previous ?? (isFirst && number === 1 ? NO_SIGNATURE_BEFORE : null)
  const verifier = verifierFor(keyVersion)
  if (signature === '') tell('missing')
  else if (verifier === null) tell('key')
  else if (previous === null) verdict.unchecked.push(walk.registerId)
  else if (!verifier([previous, transDate, transTime, nr, transAmntIn, transAmntEx].join(';'), signature)) tell('signature')
  walk.previous = signature
  walk.lastNumber = number
}
