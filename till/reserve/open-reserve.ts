// Puts together what selling without a network is made of. It is fetched beside the till's start and lies on the device
// with the rest of the program.
import { call } from '../../kit/api.ts'
import type { KnownCards } from '../cards/known-cards.ts'
import { stopsOf } from '../contact/catalogue.ts'
import type { ContactKeeper } from '../contact/contact.ts'
import { type Enrolment, tillHeaders } from '../enrolment/enrolment.ts'
import type { Device } from '../storage/device.ts'
import { createHandIn, type HandIn } from './hand-in.ts'
import { createReserve, type Reserve } from './reserve.ts'

export type Alone = { reserve: Reserve; handIn: HandIn }

/** Hands in what this device has sold, whether it is a till now or not. */
export async function openHandIn(device: Pick<Device, 'reserve'>): Promise<HandIn> {
  const handIn = createHandIn({ shelves: device.reserve, send: (body) => call('POST /api/reserve-records', { body }), nowMs: Date.now })
  await handIn.load()
  return handIn
}

type Needs = { device: Pick<Device, 'reserve'>; handIn: HandIn; enrolment: Enrolment; cards: KnownCards; keeper: ContactKeeper; isSellerOfAge: () => boolean }

export async function openReserve({ device, handIn, enrolment, cards, keeper, isSellerOfAge }: Needs): Promise<Alone> {
  const headers = tillHeaders(enrolment)
  const reserve = createReserve({
    till: enrolment,
    shelves: device.reserve,
    handIn,
    cards,
    catalogue: () => keeper.contact.read().catalogue,
    register: (body) => call('POST /api/till/reserve-devices', { body, headers }),
    fetchList: (version) => call('GET /api/till/reserve-list', { headers, query: version === undefined ? {} : { version } }),
    clock: () => ({ offsetMs: keeper.contact.read().clockOffsetMs, isSet: keeper.contact.read().isClockSet }),
    isSellerOfAge,
    product: (productId) => stopsOf(keeper.contact.read().catalogue, productId),
  })
  await reserve.load()
  return { reserve, handIn }
}
