import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import { type Message, queueMessage, tellPerson } from '../messages/index.ts'
import type { Enquiry } from './store.ts'

/** An answer goes to those with a profile as they have chosen, and to others at the address they gave. */
export async function tellWriter(tx: Queryable, house: House, { personId, schoolId, enquiryId }: Enquiry, letter: Message): Promise<void> {
  if (personId === null) return void (await queueMessage(tx, house, letter))
  const { recipient: address, subject, body } = letter
  await tellPerson(tx, house, {
    personId,
    schoolId,
    event: 'enquiry_answered',
    walletId: null,
    child: null,
    path: `/enquiries/${schoolId}/${enquiryId}`,
    address,
    subject,
    body,
  })
}
