// An X or Z report on paper, with every item of kassasystemforskrifta § 2-8-2, also those that say none. The till and
// the office show and print the same.
import type { ReactNode } from 'react'
import type { RouteReply } from '../contract/route-types.ts'
import { formatCalendarDay } from '../language/amounts-and-dates.ts'
import { dayReportTexts } from '../language/day-reports/texts.ts'
import { ForPrinter } from './ForPrinter.tsx'
import { useLanguage, useTextsOf } from './language.tsx'
import { Fact, Sum } from './paper-parts.tsx'
import { groupedNumber, paperDate } from './paper-words.ts'
import './day-report.css'

export type Report = RouteReply<'POST /api/till/z-reports'>

/** The report on the screen, and a second time for the printer. */
export function DayReportPaper({ report }: { report: Report }) {
  return (
    <>
      <Paper report={report} />
      <ForPrinter>
        <Paper report={report} />
      </ForPrinter>
    </>
  )
}

function Paper({ report }: { report: Report }) {
  const { report: texts, madeBy } = useTextsOf(dayReportTexts)
  const { language } = useLanguage()
  const { company } = report
  return (
    <article className="kit-report">
      <h2>{report.kind === 'x' ? texts.x : texts.z(report.number)}</h2>
      <address>
        <strong>{company.name}</strong>
        <span>
          {texts.organisationNumber(groupedNumber(company.organisationNumber))}
          {company.isVatRegistered ? ' MVA' : ''}
        </span>
      </address>
      <dl>
        <Fact name={texts.dateAndTime}>{paperDate(report)}</Fact>
        <Fact name={texts.day}>{formatCalendarDay(report.day, { language, now: 0 })}</Fact>
        <Fact name={texts.school}>{report.schoolName}</Fact>
        <Fact name={texts.till}>{report.tillName}</Fact>
        <Fact name={texts.register}>{report.registerId}</Fact>
        <Fact name={texts.madeBy}>{madeBy[report.madeBy]}</Fact>
      </dl>
      <p className="kit-report-total">
        <span>{texts.totalSales}</span>
        <Sum ore={report.totalCashSalesOre} />
      </p>
      <p className="kit-report-small">{texts.explained}</p>
      <Groups report={report} />
      <Operators report={report} />
      <Vat report={report} />
      <Happenings report={report} />
      <section>
        <h3>{texts.grandTotals}</h3>
        <dl>
          <Fact name={texts.grandSales}>
            <Sum ore={report.grandTotalSalesOre} />
          </Fact>
          <Fact name={texts.grandReturns}>
            <Sum ore={report.grandTotalReturnsOre} />
          </Fact>
          <Fact name={texts.grandNet}>
            <Sum ore={report.grandTotalNetOre} />
          </Fact>
        </dl>
      </section>
    </article>
  )
}

function Groups({ report }: { report: Report }) {
  const { report: texts } = useTextsOf(dayReportTexts)
  const names: Readonly<Record<string, string>> = texts.group
  return (
    <>
      <Rows
        title={texts.groups}
        heads={[texts.quantity, texts.amount]}
        rows={report.articleGroups.map(({ articleGroup, quantity, amountOre }) => ({
          key: articleGroup,
          name: `${articleGroup} ${names[articleGroup] ?? ''}`,
          cells: [quantity, <Sum key="amount" ore={amountOre} />],
        }))}
      />
      <Rows
        title={texts.payments}
        heads={[texts.quantity, texts.amount]}
        rows={report.payments.map(({ means, count, amountOre }) => ({ key: means, name: texts[means], cells: [count, <Sum key="amount" ore={amountOre} />] }))}
      />
    </>
  )
}

/** § 2-8-2 h: f and g once more for each operator. Whoever sold without signing in is the device itself. */
function Operators({ report: { operators = [] } }: { report: Report }) {
  const { report: texts } = useTextsOf(dayReportTexts)
  const names: Readonly<Record<string, string>> = texts.group
  return (
    <Rows
      title={texts.operators}
      heads={[texts.quantity, texts.amount]}
      rows={operators.flatMap(({ number, name, payments, articleGroups, returns }) => [
        ...payments.map(({ means, count, amountOre }) => ({
          key: `${number} ${means}`,
          name: number === 0 ? texts.nobodySignedIn : `${name} (${number})`,
          cells: [count, <Sum key="amount" ore={amountOre} />],
          isHead: true as const,
        })),
        ...articleGroups.map(({ articleGroup, quantity, amountOre }) => ({
          key: `${number} ${articleGroup}`,
          name: `– ${articleGroup} ${names[articleGroup] ?? ''}`,
          cells: [quantity, <Sum key="amount" ore={amountOre} />],
        })),
        ...(returns.count === 0
          ? []
          : [{ key: `${number} returns`, name: `– ${texts.returns}`, cells: [returns.count, <Sum key="amount" ore={-returns.amountOre} />] }]),
      ])}
    />
  )
}

function Vat({ report }: { report: Report }) {
  const { report: texts } = useTextsOf(dayReportTexts)
  return (
    <Rows
      title={texts.vat}
      heads={[texts.base, texts.vatAmount]}
      rows={report.vat.map(({ vatCode, vatRate, baseOre, vatOre }) => ({
        key: `${vatCode} ${vatRate}`,
        name: vatRate === 0 ? `${texts.free} (${vatCode})` : `${String(vatRate / 100).replace('.', ',')} % (${vatCode})`,
        cells: [<Sum key="base" ore={baseOre} />, <Sum key="vat" ore={vatOre} />],
      }))}
    />
  )
}

function Happenings({ report }: { report: Report }) {
  const { report: texts } = useTextsOf(dayReportTexts)
  const counted = [
    'copies',
    'provisional',
    'returns',
    'discounts',
    'aborted',
    'lineCorrections',
    'priceInquiries',
    'otherCorrections',
    'deliveries',
    'training',
  ] as const
  return (
    <>
      <Rows
        title={texts.counts}
        heads={[texts.quantity, texts.amount]}
        rows={[
          { key: 'receipts', name: texts.receipts, cells: [report.saleCount, <Sum key="amount" ore={report.totalCashSalesOre + report.returns.amountOre} />] },
          ...counted.map((what) => ({ key: what, name: texts[what], cells: [report[what].count, <Sum key="amount" ore={report[what].amountOre} />] })),
        ]}
      />
      <dl>
        <Fact name={texts.receiptsPrinted}>{report.receiptsPrinted}</Fact>
        <Fact name={texts.openingFloat}>
          <Sum ore={report.openingFloatOre} />
        </Fact>
        <Fact name={texts.drawer}>{report.drawerOpenings}</Fact>
        <Fact name={texts.priceChanges}>{report.priceChanges}</Fact>
        <Fact name={texts.journal}>{report.journal === null ? texts.none : texts.fromTo(report.journal.first, report.journal.last)}</Fact>
      </dl>
    </>
  )
}

type Row = { key: string; name: string; cells: ReactNode[]; isHead?: true }

function Rows({ title, heads, rows }: { title: string; heads: string[]; rows: Row[] }) {
  if (rows.length === 0) return null
  return (
    <section>
      <table>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells, isHead }) => (
            <tr key={key} data-head={isHead ? '' : undefined}>
              <th scope="row">{name}</th>
              {cells.map((cell, place) => (
                <td key={heads[place]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
