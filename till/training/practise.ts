// The way a sale goes. While the till practises it goes to the server's training alone, is not kept on the device and can
// never be charged: a practised sale that is lost on the way is no loss.
import { refusals } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { ApiRefusal } from '../../kit/api.ts'
import type { Outbox, Outcome } from '../outbox/outbox.ts'
import type { PurchaseBody } from '../outbox/unfinished-purchase.ts'

type PractisedBody = RouteBody<'POST /api/till/training-sales'>
type Practised = RouteReply<'POST /api/till/training-sales'>

/** What is read where nobody's card is at hand. It is no code, and never sent. */
export const PRACTICE_CARD = { code: 'PRACTICE', credentialId: 'PRACTICE' } as const

type Needs = {
  isTraining: () => boolean
  send: (body: PractisedBody) => Promise<Practised>
  /** The server practises no more: what the till believes is old. */
  onOver: () => void
  waitMs?: number
}

const MOST_TRIES = 4

export function wayOfSales(outbox: Outbox, { isTraining, send, onOver, waitMs = 1_000 }: Needs): Outbox {
  const practise = async ({
    cashierId: _theServerKnows,
    provisionalId: _isNeverPractised,
    provisionalPart: _norIsSomeOfIt,
    ...body
  }: PurchaseBody): Promise<Outcome> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return { answer: answerOf(await send({ ...body, code: body.code === PRACTICE_CARD.code ? null : body.code })) }
      } catch (error) {
        if (error instanceof ApiRefusal && error.code === 'training_is_over') onOver()
        if (error instanceof ApiRefusal && !(error.code in refusals && refusals[error.code].retry)) return { refusal: { code: error.code, facts: error.facts } }
        if (tries >= MOST_TRIES) return { refusal: { code: 'too_busy' } }
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    }
  }
  return {
    ...outbox,
    ask: (purchase) => {
      if (isTraining()) return practise(purchase.body)
      // A practice card that waited while the training ended pays for nothing.
      return purchase.body.code === PRACTICE_CARD.code ? Promise.resolve({ refusal: { code: 'training_is_over' } }) : outbox.ask(purchase)
    },
  }
}

// It looks like a purchase's answer, with the numbers of what was practised.
function answerOf({ trainingSaleId, trainingNumber, firstName, ...made }: Practised) {
  return { ...made, purchaseId: trainingSaleId, receiptNumber: trainingNumber, firstName: firstName ?? '' }
}
