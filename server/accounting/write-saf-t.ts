// SAF-T Financial 1.30: the file every Norwegian accounting system imports and the tax office may ask for.

import { create } from 'xmlbuilder2'
import { oreToDecimalText } from '../../contract/money.ts'
import { type VatCode, vatCodes } from '../../contract/vat-codes.ts'
import { vatRateOn } from '../../rules/vat.ts'
import { nameAccount, type Voucher, type VoucherLine } from './vouchers.ts'

export type Accounts = {
  operator: {
    name: string
    organisationNumber: string
    isVatRegistered: boolean
    address: string
    postalCode: string
    city: string
    email: string
    phone: string
  }
  schools: { schoolId: number; name: string }[]
  /** First and last month: "2026-01". */
  months: { first: string; last: string }
  madeOn: string
  softwareVersion: string
  /** What each account held before the first day, as debits minus credits. */
  openingOre: ReadonlyMap<string, number>
  vouchers: readonly Voucher[]
}

/** The file, in pieces to be written one after the other. */
export function* writeSafT(accounts: Accounts): Generator<string> {
  const { vouchers } = accounts
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<AuditFile xmlns="urn:StandardAuditFile-Taxation-Financial:NO">\n'
  yield part({ Header: headerOf(accounts) })
  yield part({ MasterFiles: masterFilesOf(accounts) })
  const debit = oreToDecimalText(vouchers.flatMap(({ lines }) => lines).reduce((sum, { debitOre }) => sum + debitOre, 0))
  yield `<GeneralLedgerEntries>\n${part({ NumberOfEntries: String(vouchers.length) })}${part({ TotalDebit: debit })}${part({ TotalCredit: debit })}`
  if (vouchers.length > 0) {
    yield `<Journal>\n${part({ JournalID: 'KANTINE' })}${part({ Description: 'Kantinekort' })}${part({ Type: 'GL' })}`
    let record = 0
    for (const voucher of vouchers) {
      yield part({ Transaction: transactionOf(accounts, voucher, () => String((record += 1))) })
    }
    yield '</Journal>\n'
  }
  yield '</GeneralLedgerEntries>\n</AuditFile>\n'
}

const part = (content: object) => `${create().ele(content).end({ headless: true, prettyPrint: true })}\n`

function headerOf({ operator, months, madeOn, softwareVersion }: Accounts): object {
  return {
    AuditFileVersion: '1.30',
    AuditFileCountry: 'NO',
    AuditFileDateCreated: madeOn,
    SoftwareCompanyName: 'Kantinekort',
    SoftwareID: 'Kantinekort',
    SoftwareVersion: softwareVersion,
    Company: {
      RegistrationNumber: operator.organisationNumber,
      Name: plain(operator.name, 256),
      Address: {
        StreetName: plain(operator.address, 70),
        City: plain(operator.city, 35),
        PostalCode: operator.postalCode,
        Country: 'NO',
        AddressType: 'StreetAddress',
      },
      Contact: {
        ContactPerson: { FirstName: 'NotUsed', LastName: plain(operator.name, 70) },
        Telephone: plain(operator.phone, 18),
        Email: plain(operator.email, 70),
      },
      ...(operator.isVatRegistered && { TaxRegistration: { TaxRegistrationNumber: `${operator.organisationNumber}MVA`, TaxAuthority: 'Skatteetaten' } }),
    },
    DefaultCurrencyCode: 'NOK',
    SelectionCriteria: {
      PeriodStart: String(Number(months.first.slice(5))),
      PeriodStartYear: months.first.slice(0, 4),
      PeriodEnd: String(Number(months.last.slice(5))),
      PeriodEndYear: months.last.slice(0, 4),
    },
    TaxAccountingBasis: 'A',
  }
}

function masterFilesOf({ openingOre, vouchers, schools, months }: Accounts): object {
  const closingOre = new Map(openingOre)
  for (const { account, debitOre, creditOre } of vouchers.flatMap(({ lines }) => lines)) {
    closingOre.set(account, (closingOre.get(account) ?? 0) + debitOre - creditOre)
  }
  return {
    GeneralLedgerAccounts: {
      Account: [...closingOre.keys()].sort().map((number) => {
        const { name, category, group } = nameAccount(number)
        return {
          AccountID: number,
          AccountDescription: name,
          GroupingCategory: category,
          GroupingCode: group,
          AccountType: 'GL',
          ...balance('Opening', openingOre.get(number) ?? 0),
          ...balance('Closing', closingOre.get(number) ?? 0),
        }
      }),
    },
    TaxTable: {
      TaxTableEntry: {
        TaxType: 'MVA',
        Description: 'Merverdiavgift',
        TaxCodeDetails: vatCodes.map((code) => ({
          TaxCode: code,
          Description: VAT_TEXTS[code],
          TaxPercentage: percent(vatRateOn(code, `${months.last}-01`)),
          Country: 'NO',
          StandardTaxCode: code,
          BaseRate: '100',
        })),
      },
    },
    AnalysisTypeTable: {
      AnalysisTypeTableEntry: schools.map(({ schoolId, name }) => ({
        AnalysisType: 'SKOLE',
        AnalysisTypeDescription: 'Skole',
        AnalysisID: String(schoolId),
        AnalysisIDDescription: plain(name, 256),
      })),
    },
  }
}

const VAT_TEXTS: Record<VatCode, string> = {
  '3': 'Utgående mva, alminnelig sats',
  '31': 'Utgående mva, middels sats',
  '33': 'Utgående mva, lav sats',
  '5': 'Innenlands omsetning fritatt for mva',
  '6': 'Omsetning utenfor merverdiavgiftsloven',
}

const balance = (when: 'Opening' | 'Closing', amountOre: number) => ({
  [`${when}${amountOre < 0 ? 'Credit' : 'Debit'}Balance`]: oreToDecimalText(Math.abs(amountOre)),
})

const percent = (rate: number) => String(rate / 100)

function transactionOf({ schools }: Accounts, voucher: Voucher, nextRecord: () => string): object {
  const school = schools.find(({ schoolId }) => schoolId === voucher.schoolId)
  return {
    TransactionID: voucher.number,
    Period: String(Number(voucher.localDate.slice(5, 7))),
    PeriodYear: voucher.localDate.slice(0, 4),
    TransactionDate: voucher.localDate,
    VoucherType: voucher.type,
    Description: plain(`${voucher.text}, ${school?.name ?? voucher.schoolId} (${voucher.count})`, 256),
    SystemEntryDate: voucher.localDate,
    GLPostingDate: voucher.localDate,
    Line: voucher.lines.map((line) => ({
      RecordID: nextRecord(),
      AccountID: line.account,
      Analysis: { AnalysisType: 'SKOLE', AnalysisID: String(voucher.schoolId) },
      Description: nameAccount(line.account).name,
      ...amountOf(line),
    })),
  }
}

function amountOf({ debitOre, creditOre, vat }: VoucherLine): object {
  const side = debitOre > 0 ? 'Debit' : 'Credit'
  const amountOre = debitOre > 0 ? debitOre : creditOre
  return {
    [`${side}Amount`]: { Amount: oreToDecimalText(amountOre) },
    ...(vat && {
      TaxInformation: {
        TaxType: 'MVA',
        TaxCode: vat.code,
        TaxPercentage: percent(vat.rate),
        Country: 'NO',
        TaxBase: oreToDecimalText(amountOre),
        [`${side}TaxAmount`]: { Amount: oreToDecimalText(vat.vatOre) },
      },
    }),
  }
}

/** One line without control characters, cut between characters. */
const plain = (text: string, length: number) => [...text.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim()].slice(0, length).join('') || '-'
