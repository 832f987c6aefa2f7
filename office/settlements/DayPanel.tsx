import type { ReactNode } from 'react'
import type { ProviderName } from '../../contract/payment-providers.ts'
import { Amount } from '../../kit/Amount.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatCalendarDay, formatKroner } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { type DayDetail, type Difference, useDay } from './settlements.ts'
import { useSettlementTexts } from './settlement-texts.ts'

/** A day of a provider: school by school, what was paid out and what the bank got of it, and what differs. */
export function DayPanel({ provider, day, onClose }: { provider: ProviderName; day: string; onClose: () => void }) {
  const texts = useSettlementTexts()
  const { language } = useLanguage()
  const detail = useDay({ provider, day })
  return (
    <SidePanel title={`${texts.providers[provider]}, ${formatCalendarDay(day, { language })}`} onClose={onClose}>
      <Answered query={detail}>{(data) => <Day detail={data} />}</Answered>
    </SidePanel>
  )
}

function Day({ detail }: { detail: DayDetail }) {
  const texts = useSettlementTexts()
  return (
    <div className="kit-stack" data-gap="large">
      {detail.day.state === 'waiting' ? <Notice>{texts.noReport}</Notice> : null}
      {detail.nobodyOre === 0 ? null : <Notice tone="warning">{texts.nobody(formatKroner(detail.nobodyOre))}</Notice>}
      {detail.schools.map((school) => (
        <School key={school.schoolId} school={school} hasReport={detail.day.state !== 'waiting'} />
      ))}
      <Payouts payouts={detail.payouts} />
      <Differences differences={detail.differences} />
      {detail.report === null ? null : <p className="kit-muted kit-small">{texts.report(detail.report.lineCount)}</p>}
    </div>
  )
}

function School({ school, hasReport }: { school: DayDetail['schools'][number]; hasReport: boolean }) {
  const texts = useSettlementTexts()
  const theirs = (ore: number) => (hasReport ? <Amount ore={ore} /> : '–')
  const rows: [string, ReactNode, ReactNode][] = [
    [texts.captured, <Amount key="ours" ore={school.oursCapturedOre} />, theirs(school.theirsCapturedOre)],
    [texts.givenBack, <Amount key="ours" ore={school.oursGivenBackOre} />, theirs(school.theirsGivenBackOre)],
  ]
  const ends: [string, number | null][] = [
    [texts.columns.opening, school.openingOre],
    [texts.columns.fee, school.feeOre],
    [texts.columns.payout, school.payoutOre],
    [texts.columns.closing, school.closingOre],
  ]
  return (
    <section className="kit-stack" data-gap="small">
      <h3>{school.name}</h3>
      <table className="office-settlement-sides">
        <thead>
          <tr>
            <td />
            <th scope="col">{texts.columns.ours}</th>
            <th scope="col">{texts.columns.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ours, their]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{ours}</td>
              <td>{their}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="office-facts">
        {ends.map(([name, ore]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{ore === null ? '–' : <Amount ore={ore} />}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Payouts({ payouts }: { payouts: DayDetail['payouts'] }) {
  const texts = useSettlementTexts()
  const { language } = useLanguage()
  if (payouts.length === 0) return null
  return (
    <section className="kit-stack" data-gap="small">
      <h3>{texts.payoutTitle}</h3>
      <ul className="office-lines">
        {payouts.map(({ reference, amountOre, bankOre, bankedOn }) => (
          <li key={reference} className="office-line">
            <span>
              <strong>{texts.payout(reference)}</strong>
              <span className="kit-muted kit-small">{bankedOn === null ? texts.notInBank : texts.inBank(formatCalendarDay(bankedOn, { language }))}</span>
            </span>
            <span className="office-line-end">
              <Amount ore={amountOre} />
              {bankOre === null || bankOre === amountOre ? null : (
                <span className="kit-small">
                  {texts.columns.bank}: <Amount ore={bankOre} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Differences({ differences }: { differences: readonly Difference[] }) {
  const texts = useSettlementTexts()
  return (
    <section className="kit-stack" data-gap="small">
      <h3>{texts.differences}</h3>
      {differences.length === 0 ? (
        <p className="kit-muted">{texts.noDifferences}</p>
      ) : (
        <ul className="office-lines">
          {differences.map((difference) => (
            <li key={difference.differenceId} className="office-line">
              <span>
                <strong>{texts.kinds[difference.kind]}</strong>
                <Explanation difference={difference} />
              </span>
              <span className="office-line-end">
                <Amount ore={(difference.theirsOre ?? 0) - (difference.oursOre ?? 0)} as="change" />
                {difference.explanation === null ? <Tag colour="warning">{texts.states.open}</Tag> : null}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Explanation({ difference: { explanation, reference, number } }: { difference: Difference }) {
  const texts = useSettlementTexts()
  if (explanation === null) return <span className="kit-muted kit-small office-settlement-value">{reference ?? number}</span>
  return (
    <span className="kit-muted kit-small">
      {explanation.by === null ? texts.explainedByItself : `${texts.explainedBy(explanation.by)}: ${explanation.reason ?? ''}`}
    </span>
  )
}
