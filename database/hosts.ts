// A standby takes over when the first server is gone. The driver itself knows one host only,
// so the addresses are tried in turn and a server that is not the primary is passed over.

import type pg from 'pg'

export type Host = { name: string; url: string }

/**
 * The hosts of `postgres://user:password@one:5432,two:5432/name?options`, each as an address of its own.
 * @throws when the text is not such an address.
 */
export function hostsOf(url: string): Host[] {
  const match = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?]*)(.*)$/.exec(url)
  if (!match) throw new Error('DATABASE_URL must begin with postgres:// or postgresql://')
  const [, start, hosts, rest] = match as unknown as [string, string, string, string]
  return hosts.split(',').map((name) => ({ name: name || 'local socket', url: `${start}${name}${rest}` }))
}

/**
 * A `connect` that answers with a connection to the primary, beginning with the host that last was it.
 * After a failure the next host is tried, so that nobody sticks to a server that is gone.
 */
export function connectToPrimary(pools: pg.Pool[]): () => Promise<pg.PoolClient> {
  let current = 0
  const knownPrimary = new WeakSet<pg.PoolClient>()
  return async () => {
    let lastError: unknown = null
    for (let tries = 0; tries < pools.length; tries += 1) {
      const at = current
      try {
        const client = await (pools[at] as pg.Pool).connect()
        if (pools.length === 1 || knownPrimary.has(client)) return client
        const answer = await client.query<{ transaction_read_only: string }>('show transaction_read_only')
        if (answer.rows[0]?.transaction_read_only === 'off') {
          knownPrimary.add(client)
          return client
        }
        client.release(true)
        lastError = new Error('this server is a standby')
      } catch (error) {
        lastError = error
      }
      if (current === at) current = (at + 1) % pools.length
    }
    throw lastError
  }
}
