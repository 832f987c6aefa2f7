// A PIN has so few digits that its hash alone would give it away: ten thousand are tried in minutes. So it is hashed under a
// key from the master secret, which is not in the database, and only then with argon2, for whoever has both.

import { hmac256 } from '../keys.ts'
import type { House } from '../house.ts'
import { hashPassword, isPassword } from '../people/index.ts'

type Whose = { schoolId: number; cashierId: string; pin: string }

// The same PIN of two cashiers is never the same text.
const peppered = ({ keys }: Pick<House, 'keys'>, { schoolId, cashierId, pin }: Whose) =>
  hmac256(keys.derive('cashier pins'), `${schoolId}|${cashierId}|${pin}`).toString('base64')

/** @throws Refused `too_busy` */
export const hashPin = (house: Pick<House, 'keys'>, whose: Whose): Promise<string> => hashPassword(peppered(house, whose))

/** @throws Refused `too_busy` */
export const isPin = (house: Pick<House, 'keys'>, { hash, ...whose }: Whose & { hash: string }): Promise<boolean> => isPassword(peppered(house, whose), hash)
