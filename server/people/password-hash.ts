// Passwords are kept as argon2id in the PHC string format, with OWASP's smallest recommended cost.
// A hash takes some 60 ms and 19 MB, so only a few run at once and only so many wait: a crowd at the
// sign-in must never slow down the tills.

import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Refused } from '../../contract/refusals.ts'

export type HashCost = { memoryKib: number; passes: number }
export const RECOMMENDED_COST: HashCost = { memoryKib: 19_456, passes: 2 }
const PARALLELISM = 1
const SALT_BYTES = 16
const HASH_BYTES = 32

// One of the four threads that Node lends out stays free for files and names.
const MOST_AT_ONCE = Math.min(3, availableParallelism())
const MOST_WAITING = 200

let cost = RECOMMENDED_COST

/** For tests alone, which make hundreds of hashes; the tidy test keeps it there. Hashes that are made before are read as before. */
export function setHashCost(wanted: HashCost): void {
  cost = wanted
}

/** A new PHC string: "$argon2id$v=19$m=19456,t=2,p=1$salt$hash". @throws Refused `too_busy` */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const { memoryKib: memory, passes } = cost
  return phcOf({ salt, memory, passes, hash: await argon2id(password, { salt, memory, passes, parallelism: PARALLELISM, length: HASH_BYTES }) })
}

/** True when the password is the one that was hashed. Takes as long when there is no hash: nobody learns who exists. */
export async function isPassword(password: string, phc: string | null): Promise<boolean> {
  const { expected, ...asMade } = readPhc(phc ?? nobodys())
  const hash = await argon2id(password, { ...asMade, length: expected.length })
  return timingSafeEqual(hash, expected) && phc !== null
}

const nobodys = () => phcOf({ salt: randomBytes(SALT_BYTES), memory: cost.memoryKib, passes: cost.passes, hash: randomBytes(HASH_BYTES) })

const phcOf = ({ salt, memory, passes, hash }: { salt: Buffer; memory: number; passes: number; hash: Buffer }) =>
  `$argon2id$v=19$m=${memory},t=${passes},p=${PARALLELISM}$${unpadded(salt)}$${unpadded(hash)}`

type Cost = { salt: Uint8Array; memory: number; passes: number; parallelism: number }

function readPhc(phc: string): Cost & { expected: Buffer } {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc)
  if (!parts) throw new Error('a stored password hash cannot be read')
  const [, memory, passes, parallelism, salt = '', expected = ''] = parts
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    expected: Buffer.from(expected, 'base64'),
  }
}

async function argon2id(password: string, { salt, memory, passes, parallelism, length }: Cost & { length: number }): Promise<Buffer> {
  // The same letter can be typed in two ways, "å" as one character or as "a" with a ring.
  const message = Buffer.from(password.normalize('NFC'), 'utf8')
  const parameters: Argon2Parameters = { message, nonce: salt, memory, passes, parallelism, tagLength: length }
  await takeTurn()
  try {
    return await new Promise((resolve, reject) => argon2('argon2id', parameters, (error, hash) => (error ? reject(error) : resolve(hash))))
  } finally {
    giveTurn()
  }
}

// The processor is the process's, whatever house asks, so the turns are counted for the whole process.
let running = 0
const waiting: (() => void)[] = []

async function takeTurn(): Promise<void> {
  if (running < MOST_AT_ONCE) {
    running += 1
    return
  }
  if (waiting.length >= MOST_WAITING) throw new Refused('too_busy')
  await new Promise<void>((resolve) => waiting.push(resolve))
}

function giveTurn(): void {
  const next = waiting.shift()
  // The turn is handed on: the count of the running stays as it is.
  if (next) next()
  else running -= 1
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
