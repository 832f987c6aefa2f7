// What came back of each sale: lines of that sale and of its wallet, at its prices and rates, never more of a line than was
// sold, and all pieces of a line together with the VAT that it was sold with.

import { rows, sql } from '../../database/transaction.ts'
import type { SoldLine } from '../../rules/purchase.ts'
import { partOf, type ReturnedLine } from '../../rules/returns.ts'
import type { Check } from './check.ts'

const SALES_A_SLICE = 500

type Piece = { place: number; returnId: string; before: number; after: number; sold: number }
type SaleWithReturns = {
  id: string
  walletId: string | null
  lines: SoldLine[] | null
  returns: { id: string; walletId: string; lines: ReturnedLine[] }[]
  pieces: Piece[]
}

export async function verifyReturns(check: Check): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const slice = await readSlice(check, after)
    for (const sale of slice) verifySale(check, sale)
    if (slice.length < SALES_A_SLICE) return
    after = (slice.at(-1) as SaleWithReturns).id
  }
}

function verifySale({ report }: Check, { id, walletId, lines, returns, pieces }: SaleWithReturns): void {
  const where = `purchase ${id}`
  for (const { id: returnId, walletId: to } of returns) {
    if (to !== walletId) report({ what: 'a return is not on the wallet that paid', where: `return ${returnId}`, expected: String(walletId), found: to })
  }
  const given = returns.flatMap((each) => each.lines.map((line) => ({ returnId: each.id, line })))
  if (given.length !== pieces.length) {
    report({ what: 'what has come back of a sale is not what its returns say', where, expected: `${given.length} lines`, found: `${pieces.length} lines` })
  }
  const reached = new Map<number, number>()
  for (const piece of pieces) {
    const { place, returnId, before, after, sold } = piece
    const line = lines?.[place]
    if (before !== (reached.get(place) ?? 0) || after > (line?.quantity ?? 0) || sold !== line?.quantity) {
      report({ what: 'more came back than was sold', where, expected: `${line?.quantity} of line ${place}`, found: `${before} to ${after} of ${sold}` })
    }
    reached.set(place, after)
    const said = given.find((each) => each.returnId === returnId && each.line.place === place)?.line
    const expected = line && { ...line, ...partOf(line, { before, after }), place }
    if (sortedText(said) !== sortedText(expected)) {
      report({ what: 'a return is not of what was sold', where: `return ${returnId}`, expected: sortedText(expected), found: sortedText(said) })
    }
  }
}

// The database keeps the members of an object in an order of its own.
const sortedText = (line: object | undefined) => JSON.stringify(Object.entries(line ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1)))

function readSlice({ db, schoolId }: Check, after: string): Promise<SaleWithReturns[]> {
  return rows(
    db,
    sql`
      select asked.purchase_id as id, purchase.wallet_id as "walletId", purchase.lines,
        (
          select coalesce(json_agg(json_build_object('id', purchase_return.id, 'walletId', purchase_return.wallet_id, 'lines', purchase_return.lines)), '[]')
          from purchase_return
          where purchase_return.school_id = ${schoolId}
          and purchase_return.purchase_id = asked.purchase_id
        ) as returns,
        (
          select coalesce(json_agg(json_build_object('place', returned_line.place, 'returnId', returned_line.return_id,
            'before', returned_line.quantity_before, 'after', returned_line.quantity_after, 'sold', returned_line.quantity_sold)
            order by returned_line.place, returned_line.quantity_after), '[]')
          from returned_line
          where returned_line.school_id = ${schoolId}
          and returned_line.purchase_id = asked.purchase_id
        ) as pieces
      from (
        select distinct purchase_id
        from purchase_return
        where school_id = ${schoolId}
        and purchase_id > ${after}
        order by purchase_id
        limit ${SALES_A_SLICE}
      ) as asked
      left join purchase on purchase.school_id = ${schoolId} and purchase.id = asked.purchase_id
      order by asked.purchase_id`,
  )
}
