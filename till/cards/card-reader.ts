// Between the scanner and the sale: what the till can refuse by itself is refused before anything is sent, and a card
// that is stopped while it waits for its goods does not pay.
import type { Refusal } from '../../contract/refusals.ts'
import type { ContactKeeper } from '../contact/contact.ts'
import type { ReadCode } from '../sale/sale.ts'
import type { Seller } from '../sale/seller.ts'
import type { KnownCards } from './known-cards.ts'

export type CardReader = { read: (read: ReadCode) => void; readForeign: () => void }

type Needs = {
  seller: Pick<Seller, 'sale' | 'readCode' | 'readForeignCode' | 'refuse'>
  keeper: Pick<ContactKeeper, 'contact'>
  cards: Pick<KnownCards, 'judge' | 'onStopped'>
  isFollowing: () => boolean
  nowMs?: () => number
}

export function readCards({ seller, keeper, cards, isFollowing, nowMs = Date.now }: Needs): CardReader {
  /** Cards are taken in the order in which they were read, though each is looked up for a moment. */
  let last: Promise<void> = Promise.resolve()
  let held: { credentialId: string; hash: string } | null = null

  async function take(read: ReadCode): Promise<void> {
    const { link, clockOffsetMs, isClockSet } = keeper.contact.read()
    const circumstances = { nowMs: nowMs() + clockOffsetMs, isClockSet, isInContact: link !== 'lost', isFollowing: isFollowing() }
    // Should the till be unable to look it up, the server decides as ever.
    const verdict = await cards.judge(read.code, circumstances).catch(() => ({ isGenuine: false, hash: null }))
    if ('refusal' in verdict) return seller.refuse(verdict.refusal)
    held = verdict.hash === null ? null : { credentialId: read.credentialId, hash: verdict.hash }
    seller.readCode({ ...read, isGenuine: verdict.isGenuine })
  }

  cards.onStopped((hash, stop) => {
    const refusal: Refusal = { code: stop }
    if (held?.hash === hash && seller.sale.read().held?.credentialId === held.credentialId) seller.refuse(refusal)
  })

  return {
    read: (read) => {
      last = last.then(() => take(read))
    },
    readForeign: seller.readForeignCode,
  }
}
