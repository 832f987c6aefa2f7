// SAF-T Cash Register 1.00: a register's whole journal as the tax office wants it (kassasystemforskrifta § 2-7). The file is
// written in pieces as it is read. No buyer's name is in it: a sale
// is its number, its lines, its signature, and the number of the operator where cashiers sign in.

import { oreToDecimalText as money } from '../../contract/money.ts'
import { type VatCode, vatCodes } from '../../contract/vat-codes.ts'
import type { Queryable } from '../../database/connect.ts'
import type { DayReport } from '../../rules/day-report.ts'
import { addDays, norwegianTime, startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import { DEVICE_NUMBER, employeeIdOf } from '../../rules/cashiers.ts'
import { vatByCodeAndRate } from '../../rules/receipt.ts'
import { NO_SIGNATURE_BEFORE } from '../../rules/signature.ts'
import { basics, CODES, VAT_TEXTS } from './codes.ts'
import {
  type Article,
  articlesOf,
  type Company,
  type Employee,
  employeesOf,
  entriesAfter,
  eventsAfter,
  type JournalEntry,
  type JournalEvent,
  type Place,
  placesOf,
  type RegisterSpan,
  registersOf,
} from './store.ts'
import { reportParts } from './write-report.ts'
import { type Part, plain, xml } from './xml.ts'

export type FileWish = {
  company: Company
  /** One school, or all of the operator's when null. */
  schoolId: number | null
  /** Norwegian days: the first and the last. */
  from: string
  until: string
  now: Date
  softwareVersion: string
}

const SLICE = 500
const NAMESPACE = 'urn:StandardAuditFile-Taxation-CashRegister:NO'

/** What stands before the signature of the last sale before the period, in a register's description. */
export const SIGNATURE_BEFORE = 'previous signature: '

/** The name that Skatteetaten asks for. */
export function fileName({ company, now }: Pick<FileWish, 'company' | 'now'>): string {
  const { date, time } = norwegianTime(now)
  return `SAF-T Cash Register_${company.organisationNumber}_${date.replaceAll('-', '')}${time.replaceAll(':', '')}.xml`
}

/** The file, in pieces to be written one after the other. */
export async function* writeCashRegister(db: Queryable, wish: FileWish): AsyncGenerator<string> {
  const places = await placesOf(db, { operatorId: wish.company.operatorId, schoolId: wish.schoolId })
  const span = { from: startOfNorwegianDay(wish.from), until: startOfNorwegianDay(addDays(wish.until, 1)) }
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<auditfile xmlns="${NAMESPACE}">\n${xml([['header', headerOf(wish)]])}\n<company>`
  yield xml(companyParts(wish))
  const employees = (await Promise.all(places.map(({ schoolId }) => employeesOf(db, schoolId)))).flat()
  if (employees.length > 0) yield xml([['employees', employees.map(employeeOf)]])
  yield '<articles>'
  for (const { schoolId } of places) yield xml((await articlesOf(db, schoolId)).map(articleOf))
  yield `</articles>${xml([['basics', basics()]])}\n`
  for (const place of places) {
    const registers = await registersOf(db, { schoolId: place.schoolId, ...span })
    yield `<location>${xml([
      ['name', plain(place.name, 100)],
      ['streetAddress', addressOf(place)],
    ])}`
    for (const register of registers) yield* registerText(db, register, wish.from)
    yield '</location>\n'
  }
  yield '</company>\n</auditfile>\n'
}

async function* registerText(db: Queryable, register: RegisterSpan, from: string): AsyncGenerator<string> {
  const before = register.entries.after === 0 ? NO_SIGNATURE_BEFORE : (register.signatureBefore ?? NO_SIGNATURE_BEFORE)
  yield `\n<cashregister>${xml([
    ['registerID', register.legalId],
    ['regDesc', `${plain(register.tillName, 100)}; ${SIGNATURE_BEFORE}${before}`],
  ])}\n`
  yield* eventTexts(db, register)
  for await (const entry of entriesOf(db, register)) yield `${xml([['cashtransaction', transactionOf(entry, { from, schoolId: register.schoolId })]])}\n`
  yield '</cashregister>'
}

async function* entriesOf(db: Queryable, register: RegisterSpan): AsyncGenerator<JournalEntry> {
  let { after } = register.entries
  for (;;) {
    const slice = await entriesAfter(db, register, { after, last: register.entries.last, limit: SLICE })
    yield* slice
    if (slice.length < SLICE) return
    after = slice.at(-1)?.journalNumber ?? after
  }
}

async function* eventsOf(db: Queryable, register: RegisterSpan): AsyncGenerator<JournalEvent> {
  let { after } = register.events
  for (;;) {
    const slice = await eventsAfter(db, register, { after, last: register.events.last, limit: SLICE })
    yield* slice
    if (slice.length < SLICE) return
    after = slice.at(-1)?.number ?? after
  }
}

async function* salesOf(db: Queryable, register: RegisterSpan): AsyncGenerator<JournalEntry> {
  for await (const entry of entriesOf(db, register)) if (entry.is === 'sale') yield entry
}

// Every sale ends without a print: the receipt is the family's on their own screen, and paper when somebody asks for it,
// which is an event of its own. So each sale is also the event that the law's list has for this, and needs no row for it.
async function* eventTexts(db: Queryable, register: RegisterSpan): AsyncGenerator<string> {
  const events = eventsOf(db, register)
  const sales = salesOf(db, register)
  let event = await events.next()
  let sale = await sales.next()
  while (!event.done || !sale.done) {
    const isEventNext = !event.done && (sale.done === true || event.value.happenedAt <= sale.value.happenedAt)
    if (isEventNext && !event.done) {
      yield `${xml([['event', eventParts(event.value, register)]])}\n`
      event = await events.next()
    } else if (!sale.done) {
      const { journalNumber, localDate, localTime } = sale.value
      yield `${xml([
        [
          'event',
          [
            ['eventID', `S${journalNumber}`],
            ['eventType', CODES.noReceipt],
            ['transID', journalNumber],
            ['empID', operatorOf(register.schoolId, sale.value.cashierNumber)],
            ['eventDate', localDate],
            ['eventTime', localTime],
          ],
        ],
      ])}\n`
      sale = await sales.next()
    }
  }
}

function headerOf({ from, until, now, softwareVersion }: FileWish): Part[] {
  const { date, time } = norwegianTime(now)
  return [
    ['fiscalYear', from.slice(0, 4)],
    ['startDate', from],
    ['endDate', until],
    ['curCode', 'NOK'],
    ['dateCreated', date],
    ['timeCreated', time],
    ['softwareDesc', 'Kantinekort'],
    ['softwareVersion', plain(softwareVersion, 20)],
    ['softwareCompanyName', 'Kantinekort'],
    ['auditfileVersion', '1.0'],
  ]
}

const addressOf = ({ address, postalCode, city }: Pick<Place, 'address' | 'postalCode' | 'city'>): Part[] => [
  ['streetname', plain(address, 100)],
  ['city', plain(city, 50)],
  ['postalCode', plain(postalCode, 20)],
  ['country', 'NO'],
]

function companyParts({ company, from, until }: FileWish): Part[] {
  return [
    ['companyIdent', company.organisationNumber],
    ['companyName', plain(company.name, 100)],
    ['taxRegistrationCountry', 'NO'],
    ['taxRegIdent', `${company.organisationNumber}${company.isVatRegistered ? 'MVA' : ''}`],
    ['streetAddress', addressOf(company)],
    [
      'vatCodeDetails',
      vatCodes.map((code): Part => [
        'vatCodeDetail',
        [
          ['vatCode', code],
          ['dateOfEntry', '2018-01-01'],
          ['vatDesc', VAT_TEXTS[code]],
          ['standardVatCode', code],
        ],
      ]),
    ],
    ['periods', monthsOf(from, until).map((month): Part => ['period', periodOf(month, from)])],
  ]
}

/** The months from one day to another: "2026-01", "2026-02". */
function monthsOf(from: string, until: string): string[] {
  const months: string[] = []
  for (let month = from.slice(0, 7); month <= until.slice(0, 7); month = nextMonth(month)) months.push(month)
  return months
}

const nextMonth = (month: string) => addDays(`${month}-28`, 4).slice(0, 7)

/** Months counted from the first of the file, which may be any number of years. */
const numberOfMonth = (month: string, from: string) =>
  (Number(month.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(month.slice(5, 7)) - Number(from.slice(5, 7)) + 1

const periodOf = (month: string, from: string): Part[] => [
  ['periodNumber', numberOfMonth(month, from)],
  ['periodDesc', month],
  ['startDatePeriod', `${month}-01`],
  ['startTimePeriod', '00:00:00'],
  ['endDatePeriod', addDays(`${nextMonth(month)}-01`, -1)],
  ['endTimePeriod', '23:59:59'],
]

// An id with its dashes is one character too long.
const articleId = (productId: string) => productId.replaceAll('-', '')

const articleOf = ({ productId, name, articleGroup, madeAt }: Article): Part => [
  'article',
  [
    ['artID', articleId(productId)],
    ['dateOfEntry', norwegianTime(madeAt).date],
    ['artGroupID', articleGroup],
    ['artDesc', plain(name, 999)],
  ],
]

// What stands on the button at the till, and no more: the school knows who it is.
const employeeOf = ({ schoolId, number, name, kind, madeAt }: Employee): Part => {
  const { date, time } = norwegianTime(madeAt)
  return [
    'employee',
    [
      ['empID', employeeIdOf(schoolId, number)],
      ['dateOfEntry', date],
      ['timeOfEntry', time],
      ['surName', number === DEVICE_NUMBER ? 'Uten innlogget kasserer' : plain(name, 100)],
      [
        'employeeRole',
        [
          ['roleType', kind],
          ['roleTypeDesc', ROLES[kind]],
        ],
      ],
    ],
  ]
}

const ROLES: Record<Employee['kind'], string> = { adult: 'Voksen kasserer', young: 'Kasserer under 18 år', pupil: 'Elev under tilsyn', device: 'Enheten selv' }

const operatorOf = (schoolId: number, number: number | null) => (number === null ? null : employeeIdOf(schoolId, number))

function eventParts({ number, kind, localDate, localTime, amountOre, content, subjectNumber, cashierNumber }: JournalEvent, register: RegisterSpan): Part[] {
  const report = kind === 'x_report' || kind === 'z_report' ? (JSON.parse(content ?? 'null') as DayReport | null) : null
  return [
    ['eventID', number],
    ['eventType', kind],
    ['transID', subjectNumber],
    ['empID', operatorOf(register.schoolId, cashierNumber)],
    ['eventDate', localDate],
    ['eventTime', localTime],
    ['eventText', report ? null : content === null ? (amountOre === null ? null : money(amountOre)) : plain(content, LONGEST_TEXT)],
    ['eventReport', report && reportParts(report, number, register)],
  ]
}

// A return is the other side, with every amount and quantity below nothing.
function transactionOf(entry: JournalEntry, { from, schoolId }: { from: string; schoolId: number }): Part[] {
  const { journalNumber, localDate, localTime, totalOre, totalWithoutVatOre, lines, signature, keyVersion, isPrinted, isCopied, refersTo } = entry
  const { transType, side, sign } = entry.is === 'return' ? RETURN : SALE
  const signed = (amountOre: number) => money(sign * amountOre)
  return [
    ['nr', journalNumber],
    ['transID', journalNumber],
    ['transType', transType],
    ['transAmntIn', signed(totalOre)],
    ['transAmntEx', signed(totalWithoutVatOre)],
    ['amntTp', side],
    ['empID', operatorOf(schoolId, entry.cashierNumber)],
    ['periodNumber', numberOfMonth(localDate.slice(0, 7), from)],
    ['transDate', localDate],
    ['transTime', localTime],
    ['refID', refersTo && `${refersTo.legalId}/${refersTo.journalNumber}`],
    ...lines.map((line, place): Part => [
      'ctLine',
      [
        ['nr', journalNumber],
        ['lineID', place + 1],
        ['lineType', CODES.line],
        ['artGroupID', line.articleGroup],
        ['artID', articleId(line.productId)],
        ['qnt', sign * line.quantity],
        ['lineAmntIn', signed(line.amountOre)],
        ['lineAmntEx', signed(line.amountOre - line.vatOre)],
        ['amntTp', side],
        ['ppu', money(line.unitPriceOre)],
        ['cashTransLineDescr', plain(line.name, 999)],
        ['vat', vatParts({ ...line, baseOre: line.amountOre - line.vatOre }, { side, sign })],
      ],
    ]),
    ...vatByCodeAndRate(lines).map((row): Part => ['vat', vatParts(row, { side, sign })]),
    [
      'payment',
      [
        ['paymentType', CODES.wallet],
        ['paidAmnt', signed(totalOre)],
        ['curCode', 'NOK'],
      ],
    ],
    ['signature', signature],
    ['keyVersion', keyVersion],
    ['receiptNum', isPrinted ? 1 : 0],
    ['receiptCopyNum', isCopied ? 1 : 0],
    ['receiptProformaNum', entry.provisionalCount],
    ['receiptDeliveryNum', 0],
    ['voidTransaction', false],
    ['trainingID', entry.is === 'training'],
  ]
}

const LONGEST_TEXT = 9_999

type Direction = { side: 'C' | 'D'; sign: 1 | -1 }
const SALE = { transType: CODES.sale, side: 'C', sign: 1 } as const
const RETURN = { transType: CODES.return, side: 'D', sign: -1 } as const

type VatAmounts = { vatCode: VatCode; vatRate: number; vatOre: number; baseOre: number }

const vatParts = ({ vatCode, vatRate, vatOre, baseOre }: VatAmounts, { side, sign }: Direction): Part[] => [
  ['vatCode', vatCode],
  ['vatPerc', money(vatRate)],
  ['vatAmnt', money(sign * vatOre)],
  ['vatAmntTp', side],
  ['vatBasAmnt', money(sign * baseOre)],
]
