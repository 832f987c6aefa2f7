import { useNavigate, useSearch } from '@tanstack/react-router'
import { isProviderName } from '../../contract/payment-providers.ts'
import { Notice } from '../../kit/Notice.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { Tabs } from '../../kit/Tabs.tsx'
import { Answered } from '../Answered.tsx'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useOpen } from '../use-open.ts'
import { DayPanel } from './DayPanel.tsx'
import { Days } from './Days.tsx'
import { DifferencePanel } from './DifferencePanel.tsx'
import { GetSettlements } from './GetSettlements.tsx'
import { OpenDifferences } from './OpenDifferences.tsx'
import { type Settlements, useSettlements } from './settlements.ts'
import { type SettlementSearch, settlementViews } from './settlement-search.ts'
import { useSettlementTexts } from './settlement-texts.ts'
import './settlements.css'

/** Do the providers, our books and the bank say the same? Day by day, and every difference by its name. */
export function SettlementsScreen() {
  const texts = useSettlementTexts()
  const settlements = useSettlements()
  return (
    <ListAndPanel panel={settlements.data === undefined ? null : <Panel settlements={settlements.data} />}>
      <PageHeading title={texts.title} lead={texts.lead} />
      <Answered query={settlements}>
        {(data) => (
          <div className="kit-stack">
            <Verdict settlements={data} />
            <Views settlements={data} />
          </div>
        )}
      </Answered>
    </ListAndPanel>
  )
}

function Verdict({ settlements: { openCount, days } }: { settlements: Settlements }) {
  const texts = useSettlementTexts()
  if (openCount > 0) return <Notice tone="warning">{texts.openCount(openCount)}</Notice>
  return days.length === 0 ? null : <Notice tone="success">{texts.allWell}</Notice>
}

function Views({ settlements }: { settlements: Settlements }) {
  const texts = useSettlementTexts()
  const navigate = useNavigate()
  const { view = settlements.openCount > 0 ? 'open' : 'days' } = useSearch({ strict: false }) as SettlementSearch
  const contents = {
    open: () => <OpenDifferences differences={settlements.open} />,
    days: () => <Days days={settlements.days} />,
    read: () => <GetSettlements settlements={settlements} />,
  }
  return (
    <Tabs
      label={texts.tabs.label}
      tabs={settlementViews.map((key) => ({
        key,
        label: key === 'open' && settlements.openCount > 0 ? `${texts.tabs.open} (${settlements.openCount})` : texts.tabs[key],
        content: contents[key],
      }))}
      value={view}
      onChoose={(key) => void navigate({ to: '.', search: { view: key }, resetScroll: false })}
    />
  )
}

/** What is open: a difference by its id, or a day as "vipps-2026-11-03". */
function Panel({ settlements }: { settlements: Settlements }) {
  const { open, close } = useOpen()
  const difference = settlements.open.find(({ differenceId }) => differenceId === open)
  if (difference) return <DifferencePanel key={difference.differenceId} difference={difference} onClose={close} />
  const [, provider, day] = /^(.+)-(\d{4}-\d{2}-\d{2})$/.exec(open ?? '') ?? []
  return isProviderName(provider) && day ? <DayPanel key={open} provider={provider} day={day} onClose={close} /> : null
}
