// npm run bench:spending: what a statement and «Forbruk» cost for a wallet with very many movements, among others of its school,
// with the plans of what they ask. On the embedded database, or on the server of KANTINEKORT_TEST_SERVER with --on server.

import { parseArgs } from 'node:util'
import { transaction } from '../database/transaction.ts'
import { showSpending } from '../server/insights/show-spending.ts'
import { currentSigner } from '../server/journal/index.ts'
import { makePurchases } from '../server/purchases/index.ts'
import { makeStatement } from '../server/statements/make-statement.ts'
import { fill, makeCanteen } from '../test/canteen.ts'
import { houseForTest } from '../test/house-for-test.ts'
import { makeRelation } from '../test/relations.ts'
import { explaining } from './explaining.ts'

const { values: flags } = parseArgs({ options: { movements: { type: 'string', default: '12000' }, on: { type: 'string', default: 'embedded' } } })
const movements = Number(flags.movements)
const A_BATCH = 200
const OTHERS = 20
const ROUNDS = 15
/** Ten a day, which is more than anybody eats: the newest two years are within reach of «Forbruk». */
const BETWEEN_MS = 86_400_000 / 10

const made = await houseForTest({ on: flags.on === 'server' ? 'server' : 'embedded' })
const { house, clock } = made
try {
  const canteen = await makeCanteen(house)
  const pupil = await canteen.makePupil({ balanceOre: 0 })
  const others: (typeof pupil)[] = []
  for (let count = 0; count < OTHERS; count += 1) others.push(await canteen.makePupil({ balanceOre: 0 }))
  const personId = await makeRelation(house, pupil)
  const ends = clock.now().getTime()
  for (const each of [pupil, ...others]) await rich(each)
  const signer = await currentSigner(house.database, house.keys)
  const lines = [{ productId: canteen.apple.productId, quantity: 1, unitPriceOre: 800 }]
  for (let done = 0; done < movements; done += A_BATCH) {
    clock.set(new Date(ends - (movements - done) * BETWEEN_MS).toISOString())
    const mine = Array.from({ length: A_BATCH }, () => canteen.wish(pupil, { lines, totalOre: 800 }))
    const theirs = others.flatMap((other) => Array.from({ length: A_BATCH / OTHERS }, () => canteen.wish(other, { lines, totalOre: 800 })))
    await makePurchases(house, signer, [...mine, ...theirs])
  }
  clock.set(new Date(ends).toISOString())
  await house.database.maintain()
  console.log(`${movements} movements of one wallet and as many of ${OTHERS} others, on ${flags.on}`)
  const viewer = { side: 'guardian', personId, sees: 'items' } as const
  const wallet = { schoolId: pupil.schoolId, walletId: pupil.walletId }
  const asked = {
    'spending, this month': (at: typeof house) => showSpending(at, { ...wallet, span: 'month', sees: 'items' }),
    'spending, a year ago': (at: typeof house) => showSpending(at, { ...wallet, span: 'month', day: '2025-11-03', sees: 'items' }),
    'statement, half a year': (at: typeof house) => makeStatement(at, { ...wallet, viewer, firstDay: '2026-06-01', lastDay: '2026-11-03' }),
    'statement, three years ago': (at: typeof house) => makeStatement(at, { ...wallet, viewer, firstDay: '2024-01-01', lastDay: '2024-05-31' }),
  }
  for (const [what, ask] of Object.entries(asked)) {
    const tookMs: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const startedAt = performance.now()
      await ask(house)
      tookMs.push(performance.now() - startedAt)
    }
    const middle = tookMs.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0
    console.log(`${what.padEnd(28)} p50 ${middle.toFixed(0)} ms, max ${Math.max(...tookMs).toFixed(0)} ms`)
  }
  for (const ask of Object.values(asked)) await ask({ ...house, database: explaining(house.database) })
} finally {
  await made.close()
}

/** Money enough, past what a school lets a wallet hold. */
async function rich({ schoolId, walletId }: { schoolId: number; walletId: string }): Promise<void> {
  for (let filled = 0; filled * 900_000 < movements * 800; filled += 1)
    await transaction(house.database, (tx) => fill(tx, house, { schoolId, walletId, amountOre: 900_000 }))
}
