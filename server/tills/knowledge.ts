import type { House } from '../house.ts'
import type { DoorKnowledge } from '../http/door.ts'
import { isTillToken } from './store.ts'
import { readTillToken } from './till-token.ts'

/** What the door asks about tills. */
export function tillKnowledge(house: House): Pick<DoorKnowledge, 'readTillToken' | 'isTill'> {
  return { readTillToken, isTill: (till) => isTillToken(house.database, till) }
}
