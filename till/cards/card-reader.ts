// Between the scanner and the sale: what the till can refuse by itself is refused before anything is sent, and a card
// that is stopped while it waits for its goods does not pay.
import type { Refusal } from '../../contract/refusals.ts'
import { isMeantAsOurs, readForeignCode } from '../../rules/card-codes.ts'
import type { ContactKeeper } from '../contact/contact.ts'
import type { ReadCode } from '../sale/sale.ts'
import type { Seller } from '../sale/seller.ts'
import { watched, type Watched } from '../watched.ts'
import type { KnownCards } from './known-cards.ts'

export type CardReader = {
  read: (read: ReadCode) => void
  /** A code that is none of ours: a card that somebody had before, or no card at all. */
  readForeign: (code: string) => void
  /** While somebody looks cards up, what is read goes there and pays nothing. */
  diversion: Watched<((code: string) => void) | null>
}

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

  async function take(read: ReadCode, readAtMs: number): Promise<void> {
    const { link, clockOffsetMs, isClockSet } = keeper.contact.read()
    const circumstances = { nowMs: nowMs() + clockOffsetMs, isClockSet, isInContact: link !== 'lost', isFollowing: isFollowing() }
    // Should the till be unable to look it up, the server decides as ever.
    const verdict = await cards.judge(read.code, circumstances).catch(() => ({ isGenuine: false, hash: null }))
    if ('refusal' in verdict) return seller.refuse(verdict.refusal)
    held = verdict.hash === null ? null : { credentialId: read.credentialId, hash: verdict.hash }
    seller.readCode({ ...read, isGenuine: verdict.isGenuine, readAtMs })
  }

  cards.onStopped((hash, stop) => {
    const refusal: Refusal = { code: stop }
    if (held?.hash === hash && seller.sale.read().held?.credentialId === held.credentialId) seller.refuse(refusal)
  })

  const diversion = watched<((code: string) => void) | null>(null)
  const read = (each: ReadCode) => {
    const readAtMs = nowMs()
    last = last.then(() => take(each, readAtMs))
  }

  return {
    diversion,
    read: (each) => {
      const divert = diversion.read()
      if (divert === null) read(each)
      else divert(each.code)
    },
    readForeign: (typed) => {
      const divert = diversion.read()
      if (divert !== null) return divert(typed)
      // One of ours that was damaged on the way is read again; any other number may be a card that was paired.
      const code = isMeantAsOurs(typed) ? null : readForeignCode(typed)
      if (code === null) seller.readForeignCode()
      else read({ code, credentialId: code })
    },
  }
}
