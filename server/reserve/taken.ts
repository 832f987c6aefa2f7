import type { RouteReply } from '../../contract/route-types.ts'
import type { ReserveRecord } from '../../rules/reserve-records.ts'

export type SignedText = { text: string; signature: string }
export type Taken = RouteReply<'POST /api/reserve-records'>
export type TakenRecord = Taken['taken'][number]
/** A record that could be read, signed by its device. */
export type ReadableRecord = SignedText & { hash: string; record: ReserveRecord }
