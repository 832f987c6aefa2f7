// Stops a build that would carry into the browser what belongs to the server: its code, or the library that checks shapes.
import type { Plugin } from 'vite'

const serverOnly = /\/node_modules\/(typebox|@sinclair\/typebox|fastify|pg)\/|^\/(server|ledger|database|cli)\//

export function browserOnly(repository: string): Plugin {
  return {
    name: 'kantinekort-browser-only',
    load(id) {
      if (!id.startsWith(repository) || !serverOnly.test(id.slice(repository.length - 1))) return null
      this.error(`${id.slice(repository.length)} must not reach a browser; import its types only (import type)`)
    },
  }
}
