// What a day of a school's ledger is called in bookkeeping: one voucher for each kind of movement, sales without
// VAT on their own accounts and the VAT beside them. Pure: sums in, balanced vouchers out.
// Accounts and groupings: specs of SAF-T Financial 1.30 and the Norwegian standard chart (NS 4102).

import type { VatCode } from '../../contract/vat-codes.ts'

/** The sum of a day's movements of one kind between two accounts, by their numbers. */
export type DaySum = { schoolId: number; localDate: string; kind: string; debit: string; credit: string; amountOre: number; count: number }

/** VAT inside a day's sales, from the lines as sold. `vatRate` is per cent times 100. */
export type DayVat = { schoolId: number; localDate: string; kind: string; vatCode: VatCode; vatRate: number; amountOre: number; vatOre: number }

export type VoucherLine = {
  account: string
  debitOre: number
  creditOre: number
  /** On lines of sales: the code, the rate (per cent times 100), and the VAT that belongs to the line's amount. */
  vat: { code: VatCode; rate: number; vatOre: number } | null
}

export type Voucher = { number: string; type: string; schoolId: number; localDate: string; text: string; count: number; lines: VoucherLine[] }

/** Where VAT is owed, by the code it was sold with. */
export const VAT_ACCOUNTS: Partial<Record<VatCode, string>> = { '3': '2701', '31': '2702', '33': '2703' }

const TYPES: Record<string, { type: string; text: string }> = {
  purchase: { type: 'SALG', text: 'Salg i kantina' },
  return: { type: 'RETUR', text: 'Returer i kantina' },
  topup: { type: 'INNBETALING', text: 'Innbetalt til kantinekort' },
  bank_topup: { type: 'BANKINNBETALING', text: 'Innbetalt fra bank med KID' },
  topup_reversal: { type: 'TILBAKEFØRING', text: 'Innbetalinger tilbakeført av betaler eller bank' },
  gift_held: { type: 'GAVE', text: 'Gaver som venter på plass på kortet' },
  refund: { type: 'REFUSJON', text: 'Saldo krevd tilbake' },
  payout: { type: 'UTBETALING', text: 'Betalt tilbake' },
  payout_returned: { type: 'UTBETALING-RETUR', text: 'Tilbakebetalinger som banken sendte i retur' },
  settlement: { type: 'OPPGJØR', text: 'Oppgjør fra betalingsleverandør' },
  settlement_fee: { type: 'OPPGJØRSGEBYR', text: 'Gebyr til betalingsleverandør' },
  settlement_received: { type: 'OPPGJØR-BANK', text: 'Oppgjør mottatt i banken' },
  card_fee: { type: 'KORTGEBYR', text: 'Gebyr for nytt kort' },
  meal_contribution: { type: 'MÅLTIDSTILSKUDD', text: 'Skolens tilskudd til måltider' },
  meal_withdrawal: { type: 'MÅLTIDSTILSKUDD-UT', text: 'Tilskudd til måltider tatt ut igjen av skolen' },
  meal_advance: { type: 'MÅLTIDSFORSKUDD', text: 'Måltider lagt ut av skolens måltidsfond' },
  meal_subsidy: { type: 'MÅLTIDSSTØTTE', text: 'Måltider betalt av skolens ordninger' },
  meal_repaid: { type: 'MÅLTIDSFORSKUDD-INN', text: 'Utlagte måltider betalt tilbake til måltidsfondet' },
  meal_given_back: { type: 'MÅLTIDSRETUR', text: 'Retur av måltider som skolen hadde betalt' },
  meal_gift: { type: 'MÅLTIDSGAVE', text: 'Gaver til skolens måltidsfond' },
  meal_gift_reversal: { type: 'MÅLTIDSGAVE-TILBAKE', text: 'Gaver til måltidsfondet tilbakeført av giver eller bank' },
  sibling_transfer: { type: 'FLYTTING', text: 'Flyttet mellom søsken' },
  correction: { type: 'RETTELSE', text: 'Rettelser' },
}

/**
 * Turns sums into vouchers, in the order of day, school and kind. The same sums give the same vouchers and numbers.
 * @throws when the VAT does not belong to the sales: nothing half true is handed to an accountant
 */
export function makeVouchers(sums: readonly DaySum[], vat: readonly DayVat[], salesAccounts: ReadonlyMap<string, VatCode>): Voucher[] {
  const byVoucher = Map.groupBy(sums, ({ localDate, schoolId, kind }) => `${localDate}/${String(schoolId).padStart(10, '0')}/${kind}`)
  const vatByVoucher = Map.groupBy(vat, ({ localDate, schoolId, kind }) => `${localDate}/${String(schoolId).padStart(10, '0')}/${kind}`)
  return [...byVoucher].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, parts]) => makeVoucher(parts, vatByVoucher.get(key) ?? [], salesAccounts))
}

function makeVoucher(sums: DaySum[], vat: DayVat[], salesAccounts: ReadonlyMap<string, VatCode>): Voucher {
  const { schoolId, localDate, kind } = sums[0] as DaySum
  const { type, text } = TYPES[kind] ?? { type: kind.toUpperCase(), text: kind }
  const count = sums.reduce((total, sum) => total + sum.count, 0)
  const lines = takeOutVat(linesOf(sums, salesAccounts), vat, `${localDate}, ${kind}`)
  return { number: `${localDate}-${schoolId}-${type}`, type, schoolId, localDate, text, count, lines }
}

type SumLine = { account: string; side: 'debit' | 'credit'; amountOre: number; vatCode: VatCode | undefined }

// One line for each account and side, debits first.
function linesOf(sums: DaySum[], salesAccounts: ReadonlyMap<string, VatCode>): SumLine[] {
  const sides = sums.flatMap(({ debit, credit, amountOre }) => [
    { account: debit, side: 'debit' as const, amountOre },
    { account: credit, side: 'credit' as const, amountOre },
  ])
  return [...Map.groupBy(sides, ({ account, side }) => `${side === 'debit' ? 0 : 1}/${account}`)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, same]) => {
      const { account, side } = same[0] as (typeof sides)[number]
      return { account, side, amountOre: same.reduce((sum, each) => sum + each.amountOre, 0), vatCode: salesAccounts.get(account) }
    })
}

// The ledger keeps sales with VAT in them (docs/decisions/0005); the accountant gets them without.
function takeOutVat(lines: SumLine[], vat: DayVat[], where: string): VoucherLine[] {
  const onSide = ({ account, side, amountOre }: { account: string; side: 'debit' | 'credit'; amountOre: number }) => ({
    account,
    debitOre: side === 'debit' ? amountOre : 0,
    creditOre: side === 'credit' ? amountOre : 0,
  })
  return lines.flatMap(({ account, side, amountOre, vatCode }): VoucherLine[] => {
    if (!vatCode) return [{ ...onSide({ account, side, amountOre }), vat: null }]
    const rates = vat.filter((each) => each.vatCode === vatCode).sort((one, other) => one.vatRate - other.vatRate)
    if (rates.reduce((sum, each) => sum + each.amountOre, 0) !== amountOre) {
      throw new Error(`the lines sold with VAT code ${vatCode} are not what the ledger says: ${where}`)
    }
    return rates.flatMap(({ vatRate, vatOre, amountOre: soldOre }): VoucherLine[] => {
      const net: VoucherLine = { ...onSide({ account, side, amountOre: soldOre - vatOre }), vat: { code: vatCode, rate: vatRate, vatOre } }
      if (vatOre === 0) return [net]
      const vatAccount = VAT_ACCOUNTS[vatCode]
      if (!vatAccount) throw new Error(`VAT code ${vatCode} carries no VAT, yet some was sold: ${where}`)
      return [net, { ...onSide({ account: vatAccount, side, amountOre: vatOre }), vat: null }]
    })
  })
}

export type AccountName = { number: string; name: string; category: string; group: string }

// The grouping that every account must carry from 2025 (næringsspesifikasjonen).
const NAMES: AccountName[] = [
  { number: '1571', name: 'Til gode hos Swedbank Pay', category: 'balanseverdiForOmloepsmiddel', group: '1570' },
  { number: '1572', name: 'Til gode hos Vipps MobilePay', category: 'balanseverdiForOmloepsmiddel', group: '1570' },
  { number: '1575', name: 'Til gode hos skolen for tilskudd til måltider', category: 'balanseverdiForOmloepsmiddel', group: '1570' },
  { number: '1579', name: 'Oppgjør på vei til banken', category: 'balanseverdiForOmloepsmiddel', group: '1570' },
  { number: '1920', name: 'Bank', category: 'balanseverdiForOmloepsmiddel', group: '1920' },
  { number: '2701', name: 'Utgående merverdiavgift, alminnelig sats', category: 'kortsiktigGjeld', group: '2740' },
  { number: '2702', name: 'Utgående merverdiavgift, middels sats', category: 'kortsiktigGjeld', group: '2740' },
  { number: '2703', name: 'Utgående merverdiavgift, lav sats', category: 'kortsiktigGjeld', group: '2740' },
  { number: '2901', name: 'Forskudd på kantinekort', category: 'kortsiktigGjeld', group: '2900' },
  { number: '2902', name: 'Tilbakebetalinger underveis', category: 'kortsiktigGjeld', group: '2990' },
  { number: '2903', name: 'Gaver som venter på plass på kortet', category: 'kortsiktigGjeld', group: '2990' },
  { number: '2904', name: 'Måltidsfond', category: 'kortsiktigGjeld', group: '2990' },
  { number: '2905', name: 'Måltidsordninger', category: 'kortsiktigGjeld', group: '2990' },
  { number: '3000', name: 'Salg, alminnelig sats', category: 'salgsinntekt', group: '3000' },
  { number: '3010', name: 'Salg, middels sats', category: 'salgsinntekt', group: '3000' },
  { number: '3020', name: 'Salg, lav sats', category: 'salgsinntekt', group: '3000' },
  { number: '3100', name: 'Salg, nullsats', category: 'salgsinntekt', group: '3100' },
  { number: '3200', name: 'Servering for elever, utenfor merverdiavgiftsloven', category: 'salgsinntekt', group: '3200' },
  { number: '3900', name: 'Gebyr for nye kort', category: 'annenDriftsinntekt', group: '3900' },
  { number: '7770', name: 'Gebyr til betalingsleverandører', category: 'annenDriftskostnad', group: '7700' },
  { number: '7795', name: 'Rettelser', category: 'annenDriftskostnad', group: '7700' },
]

const CLASSES: [string, Omit<AccountName, 'number'>][] = [
  ['157', { name: 'Til gode hos betalingsleverandør', category: 'balanseverdiForOmloepsmiddel', group: '1570' }],
  ['1', { name: 'Andre fordringer', category: 'balanseverdiForOmloepsmiddel', group: '1570' }],
  ['2', { name: 'Annen kortsiktig gjeld', category: 'kortsiktigGjeld', group: '2990' }],
  ['3', { name: 'Andre driftsinntekter', category: 'annenDriftsinntekt', group: '3900' }],
  ['', { name: 'Annen kostnad', category: 'annenDriftskostnad', group: '7700' }],
]

/** What an account is called, and where it belongs in the grouping. */
export function nameAccount(number: string): AccountName {
  const known = NAMES.find((account) => account.number === number)
  const [, likely] = CLASSES.find(([start]) => number.startsWith(start)) as [string, Omit<AccountName, 'number'>]
  return known ?? { number, ...likely }
}
