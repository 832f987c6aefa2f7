// What one route agrees on, and the types the browsers take from it without bundling a schema library.

import type { Static, TSchema } from 'typebox'
import type { WalletRight } from './relation-words.ts'
import type { routes } from './routes.ts'

export const staffRoles = ['administrator', 'office', 'canteen'] as const
/** administrator: runs the operator; office: the school's office; canteen: the counter and its menu. */
export type StaffRole = (typeof staffRoles)[number]

/**
 * Who may call a route. The server decides it before the action runs:
 * - 'anyone' and 'person' (anyone signed in),
 * - 'till' (an enrolled till's token),
 * - 'phone' (a phone that holds a wallet's code, by its token and its signature),
 * - a right on the wallet in the path (`:schoolId/:walletId`), as rules/relation-rights.ts says,
 * - a role at the school in the path (`:schoolId`), or at any school when `anywhere`.
 */
export type Access = 'anyone' | 'person' | 'till' | 'phone' | { wallet: WalletRight } | { staff: readonly StaffRole[]; anywhere?: true }

export type RouteDefinition = {
  access: Access
  summary: string
  params?: TSchema
  query?: TSchema
  body?: TSchema
  reply: TSchema
  /** Set where the answer is a file of this type instead of JSON; `reply` is then `FileReply`. */
  file?: FileType
  /** It shows what a pupil has bought: the pupil can see afterwards that somebody looked. */
  tellsPupil?: true
  /** It may be done for a pupil who has been erased; what else is done for a pupil is refused then. */
  alsoErased?: true
  /** The largest body in bytes, where the usual 64 kB are too few. */
  bodyBytes?: number
}

export type FileType = 'application/pdf' | 'application/xml' | 'application/zip' | 'text/csv'
/** A file as an action answers it; on the wire it is the bytes alone. The name is the one it is saved under: no names of people. */
export type NamedFile = { name: string; content: Uint8Array }
/** The same for a file that is written while it is sent. */
export type StreamedFile = { name: string; pieces: AsyncIterable<string> }

type Routes = typeof routes
export type RouteKey = keyof Routes & string
/** The routes whose answer is a file. */
export type FileRouteKey = { [K in RouteKey]: Routes[K] extends { file: FileType } ? K : never }[RouteKey]
type Part<K extends RouteKey, P extends string> = Routes[K] extends Record<P, infer S extends TSchema> ? Static<S> : undefined
export type RouteParams<K extends RouteKey> = Part<K, 'params'>
export type RouteQuery<K extends RouteKey> = Part<K, 'query'>
export type RouteBody<K extends RouteKey> = Part<K, 'body'>
export type RouteReply<K extends RouteKey> = Part<K, 'reply'>
