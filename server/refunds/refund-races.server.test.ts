// Races need several connections, so they run on a PostgreSQL server; without one they are skipped, and the end of
// the run says so.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { serverUrl } from '../../test/house-for-test.ts'
import { openRefundWorld, type RefundWorld } from '../../test/refunds.ts'
import { addAccount } from '../bank-accounts/index.ts'
import { currentSigner } from '../journal/index.ts'
import { freezeRun, markFailed, markPaid } from '../payouts/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { cancelRefund } from './decide-refund.ts'
import { sweepLeavers } from './sweep-leavers.ts'

describe.skipIf(!serverUrl())('many at once', () => {
  let world: RefundWorld
  beforeAll(async () => {
    world = await openRefundWorld({ on: 'server' })
    await transaction(world.house.database, (tx) => addAccount(tx, world.house, { operatorId: world.operatorId, typed: '8601.11.17947' }))
  })
  beforeEach(() => world.startAnew())
  afterAll(() => world?.close())

  const times = <Result>(count: number, work: (index: number) => Promise<Result>) => Promise.all(Array.from({ length: count }, (_, index) => work(index)))
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'taken',
      (error: { code?: string }) => error.code ?? String(error),
    )

  async function story({ old = false } = {}) {
    const pupil = await world.canteen.makePupil({ balanceOre: 0 })
    const payer = await world.makePerson()
    const paid = await world.payIn(pupil, payer.personId, 20_000)
    if (old) world.made.clock.pass(366 * 86_400_000)
    return { pupil, payer, paid, own: { payerPersonId: payer.personId, askedByPersonId: payer.personId } }
  }

  test('twenty wishes for a fifth of the balance: five are taken, and never a sixth', async () => {
    const { pupil, own } = await story()
    const answers = await times(20, () => codeOf(world.ask(pupil, { ...own, amountOre: 4_000 })))
    expect(answers.toSorted()).toEqual([...Array(15).fill('refund_above_share'), ...Array(5).fill('taken')])
    expect(await world.balance(pupil)).toBe(0)
  })

  test('twenty times the same wish is one, and six watching processes pay it once', async () => {
    const { pupil, own, paid } = await story()
    const refundId = world.house.newId()
    await times(20, () => world.ask(pupil, { ...own, refundId, amountOre: 15_000 }))
    await times(6, () => world.look())
    expect(world.provider.refunds).toBe(1)
    expect(world.provider.paymentOf(paid.order).refundedOre).toBe(15_000)
    expect(await world.balance(pupil)).toBe(5_000)
  })

  test('purchases and refunds together never take more than there is', async () => {
    const { pupil, own } = await story()
    const signer = await currentSigner(world.house.database, world.house.keys)
    const [bought, refunded] = await Promise.all([
      times(10, () => makePurchases(world.house, signer, [world.canteen.wish(pupil)]).then(([outcome]) => (outcome && 'answer' in outcome ? 3_500 : 0))),
      times(10, () => codeOf(world.ask(pupil, { ...own, amountOre: 3_000 })).then((code) => (code === 'taken' ? 3_000 : 0))),
    ])
    const spentOre = [...bought, ...refunded].reduce<number>((sum, each) => sum + each, 0)
    expect(await world.balance(pupil)).toBe(20_000 - spentOre)
    expect(spentOre).toBeGreaterThan(13_000)
  })

  test('a change of mind, four runs and a payer’s new wish: each part ends in one place', async () => {
    const stories = [await story({ old: true }), await story({ old: true }), await story({ old: true })]
    const refunds = await Promise.all(stories.map(({ pupil, own }) => world.ask(pupil, { ...own, amountOre: 20_000 })))
    for (const { payer } of stories) await world.giveAccount(payer.personId)
    const payOn = '2027-12-01'
    await Promise.all([
      ...stories.map(({ pupil, payer }, index) =>
        codeOf(cancelRefund(world.house, { schoolId: pupil.schoolId, walletId: pupil.walletId, refundId: refunds[index]!.refundId, personId: payer.personId })),
      ),
      ...Array.from({ length: 4 }, () =>
        codeOf(
          freezeRun(world.house, {
            operatorId: world.operatorId,
            runId: world.house.newId(),
            accountNumber: '86011117947',
            version: '09',
            payOn,
            personId: stories[0]!.payer.personId,
          }),
        ),
      ),
    ])
    const parts = await Promise.all(refunds.map((refund) => world.partsOf(refund!.refundId)))
    for (const [part] of parts) expect(['returned', 'in_run']).toContain(part?.state)
    const filed = parts.filter(([part]) => part?.state === 'in_run').length
    const lines = await rows<{ runId: string; lineId: string }>(
      world.house.database,
      sql`select run_id as "runId", id as "lineId" from payout_line where school_id = ${stories[0]!.pupil.schoolId} and state = 'in_run'`,
    )
    expect(lines).toHaveLength(filed)
    // Two at the desk mark the same lines, one as paid and one as failed: one of them is heard.
    for (const { runId, lineId } of lines) {
      const decided = { operatorId: world.operatorId, runId, personId: stories[0]!.payer.personId }
      const answers = await Promise.all([
        ...(await times(3, () => codeOf(markPaid(world.house, { ...decided, lineIds: [lineId] })))),
        codeOf(markFailed(world.house, { ...decided, lineId, why: 'account_closed' })),
      ])
      expect(answers).toContain('taken')
    }
    expect(await world.discrepancies()).toEqual([])
  })

  test('two that sweep leavers refund each once', async () => {
    const { pupil, paid } = await story()
    await world.house.database.query(sql`update pupil set enrolled_until = '2026-10-01' where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
    await times(4, () => sweepLeavers(world.house, world.provider.payments))
    await times(4, () => world.look())
    expect(await world.balance(pupil)).toBe(0)
    expect(world.provider.paymentOf(paid.order).refundedOre).toBe(20_000)
  })
})
