// What can be known of a wish to buy without asking the database.

import { hash as hashOf } from 'node:crypto'
import { readAnyCode } from '../../rules/card-codes.ts'
import { verifyPhoneCode } from '../../rules/phone-codes.ts'
import type { WantedLine } from '../../rules/purchase.ts'
import type { PlaceAndQuantity } from '../../rules/served-parts.ts'
import type { House } from '../house.ts'
import type { Till } from '../http/door.ts'
import { hmac256 } from '../keys.ts'
import type { CodeKey } from './store.ts'

export type PurchaseWish = {
  till: Till
  id: string
  code: string
  lines: readonly WantedLine[]
  totalOre: number
  cashierId?: string | undefined
  /** The provisional receipt of what was served before, and is paid now. */
  provisionalId?: string | undefined
  /** How much of each of its lines this pays; all that is left where it is not said. */
  provisionalPart?: readonly PlaceAndQuantity[] | undefined
}

/** A wish with what can be known of its code without the database. */
export type Request = {
  wish: PurchaseWish
  hash: Buffer
  code: (CodeKey & { place: number; isForeign: boolean }) | null
  /** Why the code is no good whatever the database says. */
  fault: 'unreadable' | 'code_expired' | 'unknown' | null
  /** The step of a phone code, counted from 1970. */
  step: number | null
  /** It is practised without anybody's card. */
  isWithoutCard?: boolean
}

export function prepare(house: House, wish: PurchaseWish, now: Date): Request {
  const hash = hashOfWish(wish)
  const read = readAnyCode(wish.code)
  if (!read) return { wish, hash, code: null, fault: 'unreadable', step: null }
  if (read.kind === 'foreign') {
    const codeHash = house.keys.foreignCodeHashOf(wish.till.schoolId, read.code)
    return { wish, hash, code: { schoolId: wish.till.schoolId, codeHash, place: -1, isForeign: true }, fault: null, step: null }
  }
  const code = { schoolId: wish.till.schoolId, codeHash: house.keys.codeHashOf(read.credentialId), place: -1, isForeign: false }
  if (read.kind === 'printed') return { wish, hash, code, fault: null, step: null }
  // Whether the step was used before is read under lock.
  const verdict = verifyPhoneCode(read, {
    nowMs: now.getTime(),
    hmac: ({ utcDay, text }) => hmac256(house.keys.dayKeyOf(read.credentialId, wish.till.schoolId, utcDay), text),
  })
  if (verdict.isGood) return { wish, hash, code, fault: null, step: verdict.step }
  return { wish, hash, code, fault: verdict.why === 'code_expired' ? 'code_expired' : 'unknown', step: null }
}

// Who sells is not part of what is asked: the same sale is the same, also after a change of cashier.
export function hashOfWish({ till, code, totalOre, lines, provisionalId, provisionalPart }: PurchaseWish): Buffer {
  const asked = [
    till.tillId,
    code,
    totalOre,
    lines.map((line) => [line.productId, line.quantity, line.unitPriceOre, ...(line.note === undefined ? [] : [line.note])]),
    ...(provisionalId === undefined ? [] : [provisionalId]),
    ...(provisionalPart === undefined ? [] : [provisionalPart.map(({ place, quantity }) => [place, quantity])]),
  ]
  return hashOf('sha256', JSON.stringify(asked), 'buffer').subarray(0, 16)
}
