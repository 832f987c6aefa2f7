// The ledger: accounts and øre, and the only writer of balances. It knows nothing of meals or people.
// A movement is a transfer from one debit account to one credit account. Crediting a wallet makes it
// grow (the school owes the holder more), debiting makes it shrink.

import { bigints, instants, smallints, texts, uuids } from '../database/binary-arrays.ts'
import type { Queryable } from '../database/connect.ts'
import { firstRow, rows, sql } from '../database/transaction.ts'
import { moveKept } from './kept-accounts.ts'

export const transferKinds = [
  'topup',
  'topup_reversal',
  'bank_topup',
  'gift_held',
  'purchase',
  'purchase_on_debt',
  'return',
  'refund',
  'payout',
  'payout_returned',
  'card_fee',
  'correction',
  'settlement',
  'settlement_fee',
  'settlement_received',
  'meal_contribution',
  'meal_withdrawal',
  'meal_advance',
  'meal_subsidy',
  'meal_repaid',
  'meal_given_back',
  'meal_gift',
  'meal_gift_reversal',
  'sibling_transfer',
] as const
export type TransferKind = (typeof transferKinds)[number]

/**
 * What may take a wallet below zero: money that a provider has taken back although it was spent, and a sale that was made
 * without a network and has been eaten. The database holds to the same list.
 */
const BELOW_ZERO: ReadonlySet<TransferKind> = new Set(['topup_reversal', 'purchase_on_debt'])

/** What moves accounts that keep a balance. */
const MOVES_KEPT: ReadonlySet<TransferKind> = new Set([
  'meal_contribution',
  'meal_withdrawal',
  'meal_advance',
  'meal_subsidy',
  'meal_repaid',
  'meal_given_back',
  'meal_gift',
  'meal_gift_reversal',
])

export type WalletKey = { schoolId: number; walletId: string }

/** A wallet under lock: nobody else changes it before this transaction ends. */
export type LockedWallet = WalletKey & { balanceOre: number; floorOre: number; version: number }

/** What is asked to be moved. The event and the part are the transfer's identity: an event moves money once. */
export type Transfer = {
  schoolId: number
  eventId: string
  part: number
  kind: TransferKind
  debitAccountId: string
  creditAccountId: string
  amountOre: number
  happenedAt: Date
  undoesEventId?: string
}

/** Wallets under lock, by `walletName`. */
export type LockedWallets = Map<string, LockedWallet>

export const walletName = ({ schoolId, walletId }: WalletKey) => `${schoolId}/${walletId}`

/**
 * Locks wallets for the rest of the transaction, always in the order of school and id, so that two
 * transactions that want the same wallets never wait for each other in a circle.
 */
export async function lockWallets(tx: Queryable, keys: WalletKey[]): Promise<LockedWallets> {
  const { rows: found } = await tx.query<LockedWallet>({
    name: 'ledger-lock-wallets',
    text: `
      select wallet.school_id as "schoolId", wallet.id as "walletId", wallet.balance_ore as "balanceOre", wallet.floor_ore as "floorOre", wallet.version
      from wallet
      where (wallet.school_id, wallet.id) in (select wanted.school_id, wanted.id from unnest($1::bigint[], $2::uuid[]) as wanted (school_id, id))
      order by wallet.school_id, wallet.id
      for no key update`,
    values: [bigints(keys.map((key) => key.schoolId)), uuids(keys.map((key) => key.walletId))],
  })
  return new Map(found.map((wallet) => [walletName(wallet), wallet]))
}

/**
 * Books transfers and writes the new balances of the locked wallets they touch. Every wallet side must
 * be among `locked`; the map is brought up to date, so several transfers on one wallet follow each other.
 * The database refuses a wallet below its floor and a kept account below zero (23514), and an event that has already moved money (23505).
 */
export async function post(tx: Queryable, locked: LockedWallets, transfers: readonly Transfer[], bookedAt: Date): Promise<void> {
  if (transfers.length === 0) return
  const touched = new Map<string, LockedWallet>()
  const move = ({ schoolId, kind }: Transfer, accountId: string, changeOre: number): { version: number; balanceOre: number } | null => {
    const wallet = locked.get(walletName({ schoolId, walletId: accountId }))
    if (!wallet) return null
    wallet.balanceOre += changeOre
    // The floor follows a wallet that is taken below zero down, and up again with what is paid in: a debt never becomes a credit line.
    if (changeOre > 0 || BELOW_ZERO.has(kind))
      wallet.floorOre = changeOre > 0 ? Math.max(wallet.floorOre, Math.min(0, wallet.balanceOre)) : Math.min(wallet.floorOre, wallet.balanceOre)
    wallet.version += 1
    touched.set(walletName(wallet), wallet)
    return { version: wallet.version, balanceOre: wallet.balanceOre }
  }
  const booked = transfers.map((transfer) => ({
    debit: move(transfer, transfer.debitAccountId, -transfer.amountOre),
    credit: move(transfer, transfer.creditAccountId, transfer.amountOre),
  }))
  const wallets = [...touched.values()]
  const kept = transfers.filter(({ kind }) => MOVES_KEPT.has(kind))
  // All statements leave together; the wallets are locked, so their order does not matter. What is refused first is what is told:
  // those behind it only hear that the transaction is over, and may hear it sooner.
  const outcomes = await Promise.allSettled([
    kept.length > 0 && moveKept(tx, kept),
    tx.query({
      name: 'ledger-insert-transfers',
      text: `
        insert into transfer (
          school_id, event_id, part, kind, debit_account_id, credit_account_id, amount_ore, happened_at, booked_at,
          debit_version, debit_balance_ore, credit_version, credit_balance_ore, undoes_event_id)
        select school_id, event_id, part, kind, debit, credit, amount, happened_at, $14::timestamptz,
          debit_version, debit_balance, credit_version, credit_balance, undoes
        from unnest($1::bigint[], $2::uuid[], $3::smallint[], $4::text[], $5::uuid[], $6::uuid[], $7::bigint[], $8::timestamptz[],
          $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::uuid[])
          as row (school_id, event_id, part, kind, debit, credit, amount, happened_at, debit_version, debit_balance, credit_version, credit_balance, undoes)`,
      values: [
        bigints(transfers.map((transfer) => transfer.schoolId)),
        uuids(transfers.map((transfer) => transfer.eventId)),
        smallints(transfers.map((transfer) => transfer.part)),
        texts(transfers.map((transfer) => transfer.kind)),
        uuids(transfers.map((transfer) => transfer.debitAccountId)),
        uuids(transfers.map((transfer) => transfer.creditAccountId)),
        bigints(transfers.map((transfer) => transfer.amountOre)),
        instants(transfers.map((transfer) => transfer.happenedAt)),
        bigints(booked.map(({ debit }) => debit && debit.version)),
        bigints(booked.map(({ debit }) => debit && debit.balanceOre)),
        bigints(booked.map(({ credit }) => credit && credit.version)),
        bigints(booked.map(({ credit }) => credit && credit.balanceOre)),
        uuids(transfers.map((transfer) => transfer.undoesEventId ?? null)),
        bookedAt,
      ],
    }),
    wallets.length > 0 &&
      tx.query({
        name: 'ledger-update-wallets',
        text: `
          update wallet
          set balance_ore = changed.balance_ore, version = changed.version, floor_ore = changed.floor_ore
          from unnest($1::bigint[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[]) as changed (school_id, id, balance_ore, version, floor_ore)
          where wallet.school_id = changed.school_id
          and wallet.id = changed.id`,
        values: [
          bigints(wallets.map((wallet) => wallet.schoolId)),
          uuids(wallets.map((wallet) => wallet.walletId)),
          bigints(wallets.map((wallet) => wallet.balanceOre)),
          bigints(wallets.map((wallet) => wallet.version)),
          bigints(wallets.map((wallet) => wallet.floorOre)),
        ],
      }),
  ])
  const refused = outcomes.find((outcome) => outcome.status === 'rejected')
  if (refused) throw refused.reason
}

/** Opens a wallet with nothing in it. */
export async function openWallet(tx: Queryable, { schoolId, walletId, madeAt }: WalletKey & { madeAt: Date }): Promise<void> {
  await tx.query(sql`
    insert into wallet (school_id, id, made_at)
    values (${schoolId}, ${walletId}, ${madeAt})`)
}

/** The same for many at once. */
export async function openWallets(
  tx: Queryable,
  { schoolId, walletIds, madeAt }: { schoolId: number; walletIds: readonly string[]; madeAt: Date },
): Promise<void> {
  await tx.query(sql`
    insert into wallet (school_id, id, made_at)
    select ${schoolId}::bigint, id, ${madeAt}::timestamptz
    from unnest(${walletIds}::uuid[]) as made (id)`)
}

/** A wallet's balance in øre now, or null when there is no such wallet. */
export async function balanceOf(db: Queryable, { schoolId, walletId }: WalletKey): Promise<{ balanceOre: number; version: number } | null> {
  return firstRow(
    db,
    sql`
      select balance_ore as "balanceOre", version
      from wallet
      where school_id = ${schoolId}
      and id = ${walletId}`,
  )
}

/** One movement as the wallet's holder sees it. */
export type WalletMovement = {
  eventId: string
  part: number
  kind: TransferKind
  version: number
  amountOre: number
  balanceAfterOre: number
  happenedAt: Date
}

/** A wallet's movements, newest first: at most `limit`, and only those below version `before` when it is given. */
export async function movementsOf(
  db: Queryable,
  { schoolId, walletId, before, limit }: WalletKey & { before: number | null; limit: number },
): Promise<WalletMovement[]> {
  const newest = before ?? Number.MAX_SAFE_INTEGER
  return rows(
    db,
    sql`
      select movement."eventId", movement.part, movement.kind, movement.version, movement."amountOre", movement."balanceAfterOre", movement."happenedAt"
      from (
        (select event_id as "eventId", part, kind, debit_version as version, -amount_ore as "amountOre", debit_balance_ore as "balanceAfterOre", happened_at as "happenedAt"
        from transfer
        where school_id = ${schoolId}
        and debit_account_id = ${walletId}
        and debit_version is not null
        and debit_version < ${newest}
        order by debit_version desc
        limit ${limit})
        union all
        (select event_id, part, kind, credit_version, amount_ore, credit_balance_ore, happened_at
        from transfer
        where school_id = ${schoolId}
        and credit_account_id = ${walletId}
        and credit_version is not null
        and credit_version < ${newest}
        order by credit_version desc
        limit ${limit})
      ) as movement
      order by movement.version desc
      limit ${limit}`,
  )
}
