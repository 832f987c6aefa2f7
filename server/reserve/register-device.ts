import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { makeListSigner, readDeviceKey } from './device-keys.ts'
import { countDevices, deviceBy, insertDevice, lockReserveRegister } from './store.ts'

/** A browser that is cleared makes a new one; a till that has so many is not looked after. */
const MOST_DEVICES = 500

/**
 * Registers a device's public key on its till's reserve register. @throws Refused not_well_formed, not_found,
 * same_id_other_content, too_many_devices
 */
export async function registerDevice(
  house: House,
  { schoolId, tillId, deviceId, publicKey }: { schoolId: number; tillId: string; deviceId: string; publicKey: string },
): Promise<RouteReply<'POST /api/till/reserve-devices'>> {
  const raw = Buffer.from(publicKey, 'base64url')
  if (!readDeviceKey(raw)) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/publicKey' } })
  const serverKey = makeListSigner(house.keys).publicKey
  return transaction(house.database, async (tx) => {
    const register = await lockReserveRegister(tx, { schoolId, tillId })
    if (!register) throw new Refused('not_found')
    const before = await deviceBy(tx, { schoolId, deviceId })
    if (before) {
      if (before.tillId !== tillId || !before.publicKey.equals(raw)) throw new Refused('same_id_other_content')
      return { registerId: register.legalId, serverKey }
    }
    if ((await countDevices(tx, { schoolId, tillId })) >= MOST_DEVICES) throw new Refused('too_many_devices')
    await insertDevice(tx, { schoolId, deviceId, tillId, registerId: register.registerId, publicKey: raw, registeredAt: house.clock.now() })
    return { registerId: register.legalId, serverKey }
  })
}
