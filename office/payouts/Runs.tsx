import { Amount } from '../../kit/Amount.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { OpenableTable } from '../list/OpenableTable.tsx'
import type { Run } from './payouts.ts'
import { usePayoutTexts } from './payout-texts.ts'

/** Every file there has been, newest first. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  const texts = usePayoutTexts()
  const { language } = useLanguage()
  return (
    <OpenableTable
      caption={texts.captions.runs}
      columns={[
        { key: 'day', title: texts.columns.file, isRowName: true, cell: ({ payOn }) => formatCalendarDay(payOn, { language }) },
        { key: 'lines', title: texts.columns.lines, align: 'end', cell: ({ lineCount }) => lineCount },
        { key: 'state', title: texts.columns.state, cell: (run) => <RunState run={run} /> },
        { key: 'amount', title: texts.columns.amount, align: 'end', cell: ({ amountOre }) => <Amount ore={amountOre} /> },
      ]}
      rows={runs}
      keyOf={({ runId }) => runId}
      empty={{ drawing: 'tray', ...texts.noRuns }}
    />
  )
}

function RunState({ run: { state, lineCount, paidCount, failedCount } }: { run: Run }) {
  const texts = usePayoutTexts().runStates
  if (state === 'collecting') return <Tag colour="warning">{texts.collecting}</Tag>
  if (paidCount + failedCount < lineCount) return <Tag colour="info">{texts.open}</Tag>
  return failedCount > 0 ? <Tag colour="warning">{texts.partly}</Tag> : <Tag colour="success">{texts.done}</Tag>
}
