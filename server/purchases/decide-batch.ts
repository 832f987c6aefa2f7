// Decides each purchase of a batch, in the order given: each sees what those before it took.

import type { Queryable } from '../../database/connect.ts'
import { walletName } from '../../ledger/ledger.ts'
import type { House } from '../house.ts'
import type { Signer } from '../journal/index.ts'
import { countIn } from '../limits/index.ts'
import { balanceIn, type Batch, newBatch, type Outcome, type PurchaseAnswer } from './batch.ts'
import { bookSale } from './book-sale.ts'
import { takeCover } from './cover.ts'
import { countPaid, decide, decideOverridden, decideServed, type Facts, nameOf } from './decide.ts'
import { stoppedBy } from './limited.ts'
import type { Request } from './read-request.ts'
import type { EarlierPurchase } from './store.ts'

type Sold = { hash: Buffer; answer: PurchaseAnswer }
type Desk = { house: House; tx: Queryable; signer: Signer; facts: Facts; batch: Batch }

export async function decideBatch(
  house: House,
  tx: Queryable,
  signer: Signer,
  { requests, facts, now }: { requests: Request[]; facts: Facts; now: Date },
): Promise<Batch> {
  const batch = newBatch(facts, now)
  const desk: Desk = { house, tx, signer, facts, batch }
  const sold = new Map<string, Sold>()
  for (const request of requests) {
    const { wish, hash } = request
    const name = nameOf(wish.till.schoolId, wish.id)
    const before = sold.get(name) ?? earlierAnswer(facts.earlier.get(name))
    const outcome = before ? sameAgain(before, hash) : facts.buried.has(name) ? REPLACED : await decideOne(desk, request)
    if ('answer' in outcome) sold.set(name, { hash, answer: outcome.answer })
    batch.outcomes.push(outcome)
  }
  return batch
}

const REPLACED: Outcome = { refusal: { code: 'purchase_replaced' } }

const sameAgain = ({ hash, answer }: Sold, asked: Buffer): Outcome => (hash.equals(asked) ? { answer } : { refusal: { code: 'same_id_other_content' } })

function earlierAnswer(earlier: EarlierPurchase | undefined): Sold | null {
  if (!earlier) return null
  const { purchaseId, firstName, balanceAfterOre, totalOre, receiptNumber, journalNumber, bookedAt } = earlier
  return {
    hash: earlier.requestHash,
    answer: { purchaseId, firstName, balanceOre: balanceAfterOre, totalOre, receiptNumber, journalNumber, soldAt: bookedAt.toISOString() },
  }
}

async function decideOne({ house, tx, signer, facts, batch }: Desk, request: Request): Promise<Outcome> {
  const { wish } = request
  const { localDate, now } = batch
  const means = { balanceOf: balanceIn.bind(null, batch), localDate, now }
  const first = decide(request, facts, means)
  const isUsed = (overrideId: string) => batch.overridden.some((used) => used.overrideId === overrideId)
  const { overrides, register, card, wallet, decision, cashierId } = await decideOverridden(tx, { request, facts, means, first, isUsed })
  if ('refusal' in decision || !register || !card || !wallet) {
    const refusal = 'refusal' in decision ? decision.refusal : { code: 'till_closed' as const }
    if (refusal.code === 'balance_too_low' && wallet) batch.short.push({ wallet, refusal })
    if ('refusal' in decision && decision.limitedBy && card) batch.stopped.push(stoppedBy(request, facts, { card, decision }))
    return { refusal }
  }
  const paid = decideServed(request, facts)
  if (paid && 'refusal' in paid) return paid
  const { schoolId, walletId } = wallet
  const purchaseId = wish.id
  const { sale, cover, lifted = [] } = decision
  const coveredOre = cover.programmeOre + cover.advanceOre
  const balanceAfterOre = balanceIn(batch, wallet) + coveredOre - sale.totalOre
  batch.balances.set(walletName(wallet), balanceAfterOre)
  if (coveredOre > 0) {
    const { transfers, entries } = takeCover(facts, { wallet, sale, cover, purchaseId, happenedAt: now })
    batch.transfers.push(...transfers)
    batch.covered.push(...entries)
  }
  const answer = await bookSale(house, tx, signer, { batch, request, register, card, sale, cashierId, balanceAfterOre })
  const limits = facts.limits.get(card.pupilId)
  if (limits) countIn(limits, { totalOre: sale.totalOre - cover.programmeOre, lifted })
  batch.usedAsks.push(...lifted.map((askId) => ({ schoolId, askId, purchaseId })))
  if (paid && wish.provisionalId !== undefined) {
    countPaid(paid)
    batch.served.push({ schoolId, provisionalId: wish.provisionalId, purchaseId, parts: paid.parts })
  }
  batch.overridden.push(...overrides.map((override) => ({ ...override, schoolId, walletId, purchaseId, lines: sale.lines })))
  return { answer }
}
