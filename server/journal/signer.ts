// The law's signature on every transaction of a register. The key is the supplier's; it lies wrapped in
// the database and is worthless without the master secret. HMAC-SHA1-128 is one of the two methods
// Skatteetaten allows, and a fiftieth of RSA's cost (docs/decisions/0006).

import { createHmac, randomBytes } from 'node:crypto'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, run, sql } from '../../database/transaction.ts'
import type { Keys } from '../keys.ts'

export type Signer = { keyVersion: string; sign: (text: string) => string }

export const SIGNING_KEY_BYTES = 16

/** Signs with a 16-byte key: base64 of the whole HMAC-SHA1, 28 characters. */
export function makeSigner({ keyVersion, secret }: { keyVersion: string; secret: Uint8Array }): Signer {
  if (secret.length !== SIGNING_KEY_BYTES) throw new Error(`an HMAC-SHA1-128 key has ${SIGNING_KEY_BYTES} bytes`)
  return { keyVersion, sign: (text) => createHmac('sha1', secret).update(text, 'utf8').digest('base64') }
}

/** Makes the installation's first signing key, unless it has one. */
export async function makeFirstSigningKey(db: Queryable, { keys, now }: { keys: Keys; now: Date }): Promise<void> {
  await run(
    db,
    sql`
      insert into signing_key (version, algorithm, wrapped_secret, made_at)
      values ('1', 'HMAC-SHA1-128', ${keys.wrap(randomBytes(SIGNING_KEY_BYTES))}, ${now})
      on conflict do nothing`,
  )
}

/** The signer of the newest key. @throws when there is none, or the master secret is another one */
export async function currentSigner(db: Queryable, keys: Keys): Promise<Signer> {
  const newest = await firstRow<{ version: string; wrappedSecret: Buffer }>(
    db,
    sql`
      select version, wrapped_secret as "wrappedSecret"
      from signing_key
      order by made_at desc, version desc
      limit 1`,
  )
  if (!newest) throw new Error('The database has no signing key. Run "kantinekort setup" first.')
  return makeSigner({ keyVersion: newest.version, secret: unwrapOrSay(keys, newest.wrappedSecret) })
}

/** Every key there has been, by version, so that old signatures can be checked. */
export async function allSigners(db: Queryable, keys: Keys): Promise<Map<string, Signer>> {
  const all = await rows<{ version: string; wrappedSecret: Buffer }>(
    db,
    sql`
      select version, wrapped_secret as "wrappedSecret"
      from signing_key`,
  )
  return new Map(all.map(({ version, wrappedSecret }) => [version, makeSigner({ keyVersion: version, secret: unwrapOrSay(keys, wrappedSecret) })]))
}

function unwrapOrSay(keys: Keys, wrapped: Buffer): Buffer {
  try {
    return keys.unwrap(wrapped)
  } catch {
    throw new Error('The master secret is not the one this database was made with: the signing key cannot be opened.')
  }
}

/** Every key there has been, by version, as base64: what Skatteetaten is given with the product declaration, and what verifies an exported file. */
export async function allSigningSecrets(db: Queryable, keys: Keys): Promise<Record<string, string>> {
  const all = await rows<{ version: string; wrappedSecret: Buffer }>(
    db,
    sql`
      select version, wrapped_secret as "wrappedSecret"
      from signing_key
      order by made_at, version`,
  )
  return Object.fromEntries(all.map(({ version, wrappedSecret }) => [version, unwrapOrSay(keys, wrappedSecret).toString('base64')]))
}
