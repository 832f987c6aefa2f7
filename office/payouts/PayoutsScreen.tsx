import { useNavigate, useSearch } from '@tanstack/react-router'
import { PageHeading } from '../../kit/PageShell.tsx'
import { Tabs } from '../../kit/Tabs.tsx'
import { Answered } from '../Answered.tsx'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useOpen } from '../use-open.ts'
import { DecidePanel } from './DecideRefund.tsx'
import { FourEyes } from './FourEyes.tsx'
import { MakeRun } from './MakeRun.tsx'
import { type Payouts, usePayouts } from './payouts.ts'
import { payoutViews, type PayoutSearch } from './payout-search.ts'
import { usePayoutTexts } from './payout-texts.ts'
import { RunPanel } from './RunPanel.tsx'
import { Runs } from './Runs.tsx'
import { UnclaimedPanel } from './UnclaimedPanel.tsx'
import { UnclaimedTable, WaitingTable } from './Tables.tsx'
import './payouts.css'

/** Money on its way back at all the operator's schools: what is ready for the bank, what waits, and the files there have been. */
export function PayoutsScreen() {
  const texts = usePayoutTexts()
  const payouts = usePayouts()
  return (
    <ListAndPanel panel={payouts.data === undefined ? null : <Panel payouts={payouts.data} />}>
      <PageHeading title={texts.title} lead={texts.lead} />
      <Answered query={payouts}>{(data) => <Views payouts={data} />}</Answered>
    </ListAndPanel>
  )
}

function Views({ payouts }: { payouts: Payouts }) {
  const texts = usePayoutTexts()
  const navigate = useNavigate()
  const { view = payouts.waiting.length > 0 ? 'waiting' : 'ready' } = useSearch({ strict: false }) as PayoutSearch
  const counts: Partial<Record<(typeof payoutViews)[number], number>> = {
    ready: payouts.ready.count,
    waiting: payouts.waiting.length,
    unclaimed: payouts.unclaimed.length,
  }
  const contents = {
    ready: () => <MakeRun payouts={payouts} />,
    waiting: () => <WaitingTable refunds={payouts.waiting} />,
    unclaimed: () => <UnclaimedTable payouts={payouts} />,
    runs: () => <Runs runs={payouts.runs} />,
    settings: () => <FourEyes aboveOre={payouts.fourEyesAboveOre} />,
  }
  return (
    <Tabs
      label={texts.tabs.label}
      tabs={payoutViews.map((key) => ({ key, label: counts[key] ? `${texts.tabs[key]} (${counts[key]})` : texts.tabs[key], content: contents[key] }))}
      value={view}
      onChoose={(key) => void navigate({ to: '.', search: { view: key }, resetScroll: false })}
    />
  )
}

function Panel({ payouts }: { payouts: Payouts }) {
  const { open, close } = useOpen()
  const run = payouts.runs.find(({ runId }) => runId === open)
  const waiting = payouts.waiting.find(({ refund }) => refund.refundId === open)
  const unclaimed = payouts.unclaimed.find(({ partId }) => partId === open)
  if (run) return <RunPanel key={run.runId} run={run} onClose={close} />
  if (waiting) return <DecidePanel key={waiting.refund.refundId} refund={waiting} onClose={close} />
  return unclaimed ? <UnclaimedPanel key={unclaimed.partId} part={unclaimed} onClose={close} /> : null
}
