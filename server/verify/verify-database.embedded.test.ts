import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../database/connect.ts'
import { firstRow, sql, transaction } from '../../database/transaction.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { copyOfDatabase, houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeGuardianOf, usualTerms } from '../../test/arrangements.ts'
import { creditTopup, makePayer, makeScriptedProvider } from '../../test/topups.ts'
import { makeArrangementWatcher, setUp } from '../automatic-topups/index.ts'
import { replaceCard } from '../cards/index.ts'
import { closeDay } from '../day-reports/index.ts'
import { currentSigner } from '../journal/index.ts'
import { makeLink } from '../pay-links/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { addAccount } from '../bank-accounts/index.ts'
import { freezeRun } from '../payouts/index.ts'
import { askRefund, makeRefundWatcher } from '../refunds/index.ts'
import { returnPurchase } from '../returns/return-purchase.ts'
import { cancelRefund } from '../refunds/decide-refund.ts'
import { practiseSale } from '../training/practise-sale.ts'
import { switchTraining } from '../training/switch-training.ts'
import { makeTopup, makeTopupWatcher, referenceOf } from '../topups/index.ts'
import { verifyDatabase } from './index.ts'

// Runs on the embedded database only: breaking the books needs the owner's rights. Each way is undone afterwards.
let made: TestHouse
let canteen: Canteen
let breakable: Database

beforeAll(async () => {
  made = await houseForTest({ on: 'embedded' })
  canteen = await makeCanteen(made.house)
  const signer = await currentSigner(made.house.database, made.house.keys)
  const pupils = [await canteen.makePupil(), await canteen.makePupil(), await canteen.makePupil({ balanceOre: 0 })]
  for (const pupil of pupils) await makePurchases(made.house, signer, [canteen.wish(pupil), canteen.wish(pupil)])
  await takeBack(pupils[0] as TestPupil)
  await practise(pupils[0] as TestPupil)
  await takeCardFee(pupils[2] as TestPupil)
  await giveBack(pupils[2] as TestPupil)
  await give(pupils[1] as TestPupil)
  await fillByItself(await canteen.makePupil({ balanceOre: 0 }))
  await closeDay(made.house, { ...canteen.till, madeBy: 'till' })
  breakable = await copyOfDatabase(made.house.database)
})
afterAll(async () => {
  await breakable.close()
  await made.close()
})

const BATCH = 'insert into card_batch (school_id, id, label, card_count, made_by_person_id, made_at)'

// A sale that nobody pays for.
async function practise({ code }: TestPupil): Promise<void> {
  const { house } = made
  const { till, apple } = canteen
  await switchTraining(house, { till, isOn: true })
  const lines = [{ productId: apple.productId, quantity: 1, unitPriceOre: 800 }]
  await practiseSale(house, { till, id: house.newId(), code, lines, totalOre: 800 })
}

// Three soups are sold, and one of them and then another comes back.
async function takeBack(pupil: TestPupil): Promise<void> {
  const { house } = made
  const soup = await canteen.makeProduct({ name: 'Suppe', priceOre: 1001, vatCode: '31' })
  const purchaseId = house.newId()
  const lines = [{ productId: soup.productId, quantity: 3, unitPriceOre: 1001 }]
  await makePurchases(house, await currentSigner(house.database, house.keys), [canteen.wish(pupil, { id: purchaseId, lines, totalOre: 3003 })])
  for (const reason of ['undone', 'wrong_product'] as const) {
    const wish = { purchaseId, lines: [{ place: 0, quantity: 1 }], totalOre: 1001, reason, note: null }
    await returnPurchase(house, { till: canteen.till, id: house.newId(), ...wish })
  }
}

// A second lost card, and money that comes in after it.
async function takeCardFee(pupil: TestPupil): Promise<void> {
  const { house } = made
  const personId = await makePayer(house)
  const by = { side: 'office', personId } as const
  let { cardId } = pupil
  for (const seenFeeOre of [0, 10_000]) {
    const { card } = await replaceCard(house, { ...pupil, cardId, code: `KORT ${seenFeeOre}`, cause: 'lost', seenFeeOre, waiver: null, by, note: null })
    cardId = card.cardId
  }
  const topup = { schoolId: pupil.schoolId, walletId: pupil.walletId, topupId: house.newId() }
  await makeTopup(house, makeScriptedProvider(), { ...topup, payerPersonId: personId, amountOre: 20_000 })
  await creditTopup(house, topup)
}

// One part is back at its payer through the payment, one is in the bank’s file and one is back on the wallet.
async function giveBack(pupil: TestPupil): Promise<void> {
  const { house, clock } = made
  const provider = makeScriptedProvider()
  const wallet = { schoolId: pupil.schoolId, walletId: pupil.walletId }
  const personId = await makePayer(house)
  const ask = (amountOre: number) =>
    askRefund(house, provider.payments, {
      ...wallet,
      refundId: house.newId(),
      amountOre,
      payerPersonId: personId,
      cause: 'asked',
      askedByPersonId: personId,
      note: null,
    })
  const topup = { schoolId: pupil.schoolId, topupId: house.newId() }
  await makeTopup(house, provider, { ...topup, ...wallet, payerPersonId: personId, amountOre: 30_000 })
  provider.words.set(referenceOf(topup), 'authorised')
  clock.pass(6_000)
  await makeTopupWatcher(house, provider.payments).look()
  await ask(5_000)
  await makeRefundWatcher(house, provider.payments).look()
  // From now on no payment is reached, so that the rest goes to an account.
  provider.payments.find = () => null
  await house.database.query(sql`
    insert into payout_account (id, person_id, account_number, made_at, usable_at)
    values (${house.newId()}, ${personId}, '86011117947', ${clock.now()}, ${clock.now()})`)
  const operator = await firstRow<{ operatorId: string }>(house.database, sql`select operator_id as "operatorId" from school where id = ${pupil.schoolId}`)
  const operatorId = operator?.operatorId as string
  await transaction(house.database, (tx) => addAccount(tx, house, { operatorId, typed: '86011117947' }))
  await ask(6_000)
  await freezeRun(house, { operatorId, runId: house.newId(), accountNumber: '86011117947', version: '03', payOn: '2026-12-01', personId })
  const undone = await ask(7_000)
  await cancelRefund(house, { ...wallet, refundId: undone!.refundId, personId })
}

// A gift that finds room, and one that waits.
async function give({ schoolId, walletId }: TestPupil): Promise<void> {
  const { house } = made
  const personId = await makePayer(house)
  await makeLink(house, { schoolId, walletId, personId })
  const link = await firstRow<{ payLinkId: string }>(house.database, sql`select id as "payLinkId" from pay_link where school_id = ${schoolId}`)
  const giver = { payLinkId: link?.payLinkId as string, name: 'Farmor', email: null, language: 'nb' } as const
  for (const amountOre of [4_000, 50_000, 100_000]) {
    const gift = { schoolId, walletId, topupId: house.newId(), amountOre }
    await makeTopup(house, makeScriptedProvider(), { ...gift, giver })
    await creditTopup(house, gift)
  }
}

// One that its payer paid in person, and one that came by itself.
async function fillByItself(pupil: TestPupil): Promise<void> {
  const { house, clock } = made
  const provider = makeScriptedProvider()
  const { personId } = await makeGuardianOf(house, pupil)
  const topupId = house.newId()
  await setUp(house, provider.payments, { ...pupil, personId, topupId, terms: { ...usualTerms, thresholdOre: 20_000, monthlyCapOre: 20_000 } })
  provider.words.set(referenceOf({ ...pupil, topupId }), 'authorised')
  clock.pass(10_000)
  await makeTopupWatcher(house, provider.payments).look()
  await makePurchases(house, await currentSigner(house.database, house.keys), [canteen.wish(pupil)])
  clock.pass(2 * 3_600_000)
  await makeArrangementWatcher(house, provider.payments).look()
}

async function verifyBroken(...statements: string[]) {
  const client = await breakable.connect()
  try {
    await client.query('begin')
    const tables = [
      'transfer',
      'purchase',
      'card_fee_charge',
      'payout_line',
      'payout_run',
      'journal_event',
      'z_report',
      'purchase_return',
      'returned_line',
      'training_sale',
    ]
    for (const text of [...tables.map((table) => `alter table ${table} disable trigger all`), ...statements]) await client.query({ text })
    const { discrepancies } = await verifyDatabase(client, made.house.keys)
    return discrepancies.map(({ what }) => what)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('an untouched database has no discrepancy, and the figures tell what was proved', async () => {
  const { figures, discrepancies, isComplete } = await verifyDatabase(made.house.database, made.house.keys)
  expect(discrepancies).toEqual([])
  expect(isComplete).toBe(true)
  expect(figures).toMatchObject({
    schools: 1,
    wallets: 4,
    transfers: 23,
    purchases: 6,
    returns: 2,
    registers: 2,
    zReports: 1,
    topups: 9,
    walletsOre: 60_000 - 5 * 3500 - 1001 - 10_000 + 30_000 - 5_000 - 6_000 + 54_000 + 40_000,
    salesOre: 17_500 + 3003,
    returnsOre: 2002,
  })
})

describe('verify finds', () => {
  const ways: [string, string[], string][] = [
    ['a balance that was changed', ['update wallet set balance_ore = balance_ore + 1 where version > 0'], 'the balance is not the sum of the transfers'],
    ['an amount that was changed', ["update transfer set amount_ore = amount_ore + 1 where kind = 'purchase'"], 'the transfers do not pay for the lines'],
    [
      'a transfer that is gone',
      ["delete from transfer where kind = 'purchase' and debit_version = 2"],
      'the history is broken'.replace('the history is broken', 'the version is not the number of transfers'),
    ],
    ['a history out of order', ['update transfer set debit_balance_ore = debit_balance_ore + 5 where debit_version is not null'], 'the history is broken'],
    ['a purchase that is gone', ['delete from purchase where journal_number = 2'], 'the journal has a gap'],
    [
      'money from the bank that no bank payment explains',
      ["update transfer set kind = 'bank_topup' where kind = 'topup' and credit_version = 1"],
      'a payment from the bank is not credited as it says',
    ],
    ['money without a purchase', ['delete from purchase where journal_number = 4'], 'money moved without the event that explains it'],
    ['a total that was changed', ['update purchase set total_ore = total_ore + 100 where journal_number = 1'], 'the signature is not right'],
    [
      'a line that was changed',
      [`update purchase set lines = jsonb_set(lines, '{0,amountOre}', '1') where journal_number = 1`],
      'the lines do not add up to the total',
    ],
    ['a time that was changed', ["update purchase set local_time = '23:59:59' where journal_number = 3"], 'the signature is not right'],
    [
      'a register set back',
      ['alter table register drop constraint register_z_not_beyond_journal', 'update register set journal_number = 0 where journal_number > 0'],
      'the register’s journal number is not its last sale’s',
    ],
    ['a grand total that was reset', ['update register set grand_total_sales_ore = 0'], 'the register’s grand total is not the sum of its sales'],
    [
      'a top-up said not to be credited',
      ["update topup set state = 'declined', credited_at = null, credited_ore = 0 where held_ore = 0"],
      'a top-up is not credited as its state says',
    ],
    ['a top-up credited from another provider’s account', ["update topup set provider = 'vipps'"], 'a top-up is not credited as its state says'],
    [
      'a top-up that the provider never took',
      [
        `insert into payment_operation (school_id, id, topup_id, kind, made_by, provider, reference, amount_ore, state, made_at, changed_at)
          select school_id, gen_random_uuid(), id, 'capture', 'us', 'swedbank-pay', 'ca1', amount_ore, 'refused', now(), now() from topup limit 1`,
      ],
      'what was taken at the provider is not what was credited',
    ],
    [
      'money said to be taken back without a provider’s doing',
      ["update transfer set kind = 'topup_reversal' where kind = 'purchase' and debit_version = 2"],
      'money was taken back without the provider’s doing',
    ],
    [
      'a gift that waits for less than was given',
      ['update topup set held_ore = held_ore - 1 where held_ore > 0'],
      'a gift that waits is not booked as its top-up says',
    ],
    [
      'a gift that was put among the sales',
      ["update transfer set credit_account_id = (select id from account where kind = 'sales' limit 1) where kind = 'gift_held'"],
      'a gift that waits is not booked as its top-up says',
    ],
    [
      'a gift that waits and is on the card all the same',
      ["delete from transfer where kind = 'gift_held'"],
      'a gift that waits is not booked as its top-up says',
    ],
    ['a top-up said to be taken back in part', ['update topup set reversed_ore = 1 where credited_ore > 0'], 'what was taken back is not what the top-up says'],
    [
      'a wallet that was let below zero',
      [
        'alter table transfer drop constraint transfer_below_zero_only_where_it_must_be',
        "update transfer set debit_balance_ore = -1 where kind = 'purchase' and debit_version = 2",
      ],
      'a wallet went below zero without money being taken back',
    ],
    [
      'a transfer to an account nobody has',
      ["update transfer set credit_account_id = gen_random_uuid() where kind = 'purchase'"],
      'the credit side is not an account of the school',
    ],
    ['a card that another school’s till cannot name', ['delete from card_registry'], 'a card is not registered at its school'],
    [
      'a batch that lacks a card',
      [`${BATCH} values (1, gen_random_uuid(), 'Høst', 2, (select id from person limit 1), now())`],
      'a batch does not have the cards it says',
    ],
    ['a fee that was taken without a trace', ['update card_fee set charged_ore = charged_ore - 1'], 'a card fee was not taken as it says'],
    ['a fee of which more was taken than moved', ['update card_fee_charge set amount_ore = amount_ore + 1'], 'a part of a card fee did not move as it says'],
    [
      'a fee that went somewhere else than to the account of card fees',
      [`update transfer set credit_account_id = (select id from account where kind = 'bank') where kind = 'card_fee'`],
      'a part of a card fee did not move as it says',
    ],
    [
      'a fee taken beyond what is due',
      ['alter table card_fee drop constraint card_fee_never_more_than_due', 'update card_fee set due_ore = 1'],
      'a card fee was not taken as it says',
    ],
    ['a refund that nobody set aside', ['update refund set amount_ore = amount_ore + 1'], 'a refund was not set aside as it says'],
    [
      'money set aside without a refund',
      ["update transfer set kind = 'refund' where kind = 'purchase' and debit_version = 2"],
      'a refund was not set aside as it says',
    ],
    ['a part that grew', ["update refund_part set amount_ore = amount_ore + 1 where state = 'in_run'"], 'the parts of a refund are not the whole'],
    ['a part said to be paid that is not', ["update refund_part set state = 'paid' where state = 'in_run'"], 'a part of a refund did not move as it says'],
    [
      'a part that came back to another wallet',
      [`update transfer set credit_account_id = (select id from wallet order by id limit 1) where kind = 'refund' and debit_version is null`],
      'a part of a refund did not move as it says',
    ],
    ['a payout without a part', ["update transfer set event_id = gen_random_uuid() where kind = 'payout'"], 'a part of a refund did not move as it says'],
    [
      'a payout from another account than that of refunds',
      [`update transfer set debit_account_id = (select id from account where kind = 'corrections') where kind = 'payout'`],
      'the account of refunds under way is not what is under way',
    ],
    [
      'a refund that the provider never made',
      ["update payment_operation set state = 'refused' where kind = 'refund'"],
      'what the provider gave back is not what the refund says',
    ],
    [
      'a refund that was paid both by the provider and to an account',
      ["update refund_part set way = 'account', state = 'to_account', line_id = null where state = 'paid'"],
      'what the provider gave back is not what the refund says',
    ],
    ['a line to the bank that was changed', ['update payout_line set amount_ore = amount_ore + 1'], 'a line to the bank is not what its parts are'],
    [
      'a line to another account than its part’s',
      ["update refund_part set account_number = '12345678903' where state = 'in_run'"],
      'a line to the bank is not what its parts are',
    ],
    ['a file to the bank that was changed', ['update payout_run set amount_ore = amount_ore + 1'], 'a file to the bank is not the sum of its lines'],
    [
      'an automatic top-up of somebody who never agreed to it',
      ['update topup_arrangement set person_id = (select id from person where id <> person_id limit 1)'],
      'an automatic top-up is not of the one who agreed to it',
    ],
    [
      'an automatic top-up on another wallet',
      ['update topup_arrangement set wallet_id = (select wallet.id from wallet where wallet.id <> wallet_id limit 1)'],
      'an automatic top-up is not of the one who agreed to it',
    ],
    [
      'more that came by itself than the month’s cap',
      [
        'alter table topup drop constraint topup_automatic_has_arrangement',
        'update topup set monthly_cap_ore = amount_ore - 1 where monthly_cap_ore is not null',
      ],
      'more came by itself in a month than was agreed',
    ],
    ['a bank card that is kept for nothing', ["update topup_arrangement set state = 'ended', why = 'owner'"], 'a stored card is kept for nothing'],
    ['a practised sale that is gone', ['delete from training_sale'], 'the journal has a gap'],
    ['a practised sale whose total was changed', ['update training_sale set total_ore = total_ore + 100'], 'the signature is not right'],
    [
      'a practised sale that somebody paid for',
      [
        "update transfer set event_id = (select id from training_sale) where kind = 'purchase' and event_id = (select id from purchase where journal_number = 1)",
      ],
      'somebody paid for a practised sale',
    ],
    [
      'a sale that was called practised afterwards',
      ['update register set training_number = training_number + 1'],
      'the register’s training number is not its last practised sale’s',
    ],
    [
      'a Z report that hides what was practised',
      [`update training_sale set total_ore = 900, lines = jsonb_set(jsonb_set(lines, '{0,amountOre}', '900'), '{0,unitPriceOre}', '900')`],
      'a Z report is not the sum of its sales',
    ],
    [
      'a return that gave back more than its lines',
      ["update transfer set amount_ore = amount_ore + 1 where kind = 'return'"],
      'the transfers do not pay for the lines',
    ],
    [
      'a return to another wallet',
      ['update purchase_return set wallet_id = (select id from wallet where id <> wallet_id limit 1)'],
      'a return is not on the wallet that paid',
    ],
    ['a return that undoes nothing', ["update transfer set undoes_event_id = null where kind = 'return'"], 'the transfers do not pay for the lines'],
    ['a return that is gone', ['delete from purchase_return where return_receipt_number = 1'], 'the journal has a gap'],
    ['money back without a return', ['delete from purchase_return where return_receipt_number = 2'], 'money moved without the event that explains it'],
    ['a return whose total was changed', ['update purchase_return set total_ore = total_ore + 100'], 'the signature is not right'],
    [
      'a return of another line than was sold',
      [`update purchase_return set lines = jsonb_set(lines, '{0,name}', '"Kake"') where return_receipt_number = 1`],
      'a return is not of what was sold',
    ],
    [
      'VAT that does not come back as it was sold',
      [`update purchase_return set lines = jsonb_set(lines, '{0,vatOre}', '0'), total_without_vat_ore = total_ore where return_receipt_number = 1`],
      'a return is not of what was sold',
    ],
    [
      'a line that came back without its count',
      ['delete from returned_line where quantity_after = 1'],
      'what has come back of a sale is not what its returns say',
    ],
    ['more back than was sold', ['update returned_line set quantity_after = 4, quantity_sold = 4 where quantity_after = 2'], 'more came back than was sold'],
    [
      'a series of returns with a gap',
      ['update purchase_return set return_receipt_number = 7 where return_receipt_number = 2'],
      'the receipts are not numbered in order',
    ],
    [
      'a grand total of returns that was changed',
      ['update register set grand_total_returns_ore = grand_total_returns_ore + 1'],
      'the register’s grand total of returns is not the sum of its returns',
    ],
    [
      'a count of returns that was set back',
      ['update register set return_receipt_number = 0, z_return_receipt_number = 0'],
      'the register’s return receipt number is not its last return’s',
    ],
    [
      'a Z report that says less came back',
      ['update z_report set returns_ore = returns_ore - 100, returns_total_ore = returns_total_ore - 100'],
      'a Z report is not the sum of its sales',
    ],
    [
      'a Z report that says more than was sold',
      ['update z_report set sales_ore = sales_ore + 100, grand_total_ore = grand_total_ore + 100'],
      'a Z report is not the sum of its sales',
    ],
    [
      'a Z report whose sales were paid otherwise',
      ["update transfer set amount_ore = amount_ore + 1 where kind = 'purchase'"],
      'a Z report is not what the ledger was paid',
    ],
    [
      'a Z report whose text was changed',
      [`update journal_event set content = replace(content, '"kind":"z"', '"kind":"x"') where kind = 'z_report'`],
      'the seal of an event is not right',
    ],
    ['a Z report that is gone', ['delete from z_report'], 'the register’s Z number is not its last report’s'],
    [
      'a day that was closed and is open again',
      ['update register set open_day = last_z_day'],
      'the register’s day is open without a sale, or closed after one',
    ],
    ['an event that is gone', ["delete from journal_event where kind = 'day_opened'"], 'the journal of events has a gap'],
    ['an event that was moved past a sale', ["update journal_event set journal_number = 3 where kind = 'z_report'"], 'the seal of an event is not right'],
    ['a journal of events that was set back', ['update register set event_number = event_number + 1'], 'the register’s last event is another'],
    ['a fee that moved without being owed', ['delete from card_fee_charge'], 'money moved without the event that explains it'],
  ]
  test.each(ways)('%s', async (_name, statements, what) => {
    expect(await verifyBroken(...statements)).toContain(what)
  })
})

test('a wrong master secret is told plainly', async () => {
  const { makeKeys } = await import('../keys.ts')
  await expect(verifyDatabase(made.house.database, makeKeys(Buffer.alloc(32, 1)))).rejects.toThrow(
    'The master secret is not the one this database was made with',
  )
})
