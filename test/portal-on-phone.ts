// The portal on a phone, of somebody who is signed in, and the till of the same school: what journeys of families begin with.

import type { Page } from '@playwright/test'
import type { Canteen, TestPupil } from './canteen.ts'
import type { TestHouse } from './house-for-test.ts'
import { serve } from './served.ts'

export type PortalOnPhone = {
  address: string
  /** A phone where this person is signed in, with nothing opened yet. Its clock is the server's. */
  phoneOf: (personId: string) => Promise<Page>
  /** What the till hears when a pupil buys one baguette with the card. */
  buy: (pupil: TestPupil) => Promise<{ code?: string; contains?: string[]; overOre?: number; receiptNumber?: number }>
  close: () => Promise<void>
}

export async function openPortalOnPhone(made: TestHouse, canteen: Canteen): Promise<PortalOnPhone> {
  const { app, address, pageOf, close } = await serve(made)
  return {
    address,
    phoneOf: pageOf,
    buy: async (pupil) => {
      const { till: _till, ...payload } = canteen.wish(pupil, { id: made.house.newId() })
      const headers = { 'x-kantinekort': '1', authorization: `Bearer ${canteen.till.token}` }
      return (await app.inject({ method: 'POST', url: '/api/purchases', headers, payload })).json()
    },
    close,
  }
}
