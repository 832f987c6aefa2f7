import { type ReactNode, useState } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { DownloadIcon } from '../../kit/icons.tsx'
import { useCommonTexts, useLanguage, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { lineFailures, type LineFailure } from '../../contract/refund-words.ts'
import { formatCalendarDay, formatInstant } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { saveBlob } from '../../kit/save-file.ts'
import { type Line, type Run, type RunDetail, useDownload, useFreeze, useMarkFailed, useMarkPaid, useRun } from './payouts.ts'
import { usePayoutTexts } from './payout-texts.ts'

/** One file: download it, and mark what the bank did with each payment in it. */
export function RunPanel({ run, onClose }: { run: Run; onClose: () => void }) {
  const texts = usePayoutTexts().run
  const { language } = useLanguage()
  const detail = useRun(run.runId)
  return (
    <SidePanel title={texts.title(formatCalendarDay(run.payOn, { language }))} onClose={onClose}>
      <div className="kit-stack" data-gap="large">
        <Facts run={run} />
        {run.state === 'collecting' ? <GoOn run={run} /> : <Download run={run} />}
        <Answered query={detail}>{(data) => <Lines detail={data} />}</Answered>
      </div>
    </SidePanel>
  )
}

function Facts({ run }: { run: Run }) {
  const texts = usePayoutTexts().run
  const { language } = useLanguage()
  const facts: [string, ReactNode][] = [
    [texts.sum, <Amount key="sum" ore={run.amountOre} />],
    [texts.account, run.account],
    [texts.madeAt, formatInstant(run.frozenAt ?? run.madeAt, { language })],
    [texts.version, `pain.001.001.${run.version}`],
    [texts.messageId, run.messageId],
  ]
  return (
    <dl className="office-payout-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Download({ run }: { run: Run }) {
  const texts = usePayoutTexts().run
  const whatWentWrong = useRefusalText()
  const download = useDownload()
  return (
    <div className="kit-stack" data-gap="small">
      <div>
        <Button
          icon={<DownloadIcon />}
          busy={download.isPending}
          onClick={() => download.mutate(run.runId, { onSuccess: ({ name, file }) => saveBlob(name, file) })}
        >
          {texts.download}
        </Button>
      </div>
      <p className="kit-muted kit-small">{texts.howTo}</p>
      {download.error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(download.error)}
        </Notice>
      )}
    </div>
  )
}

/** A run that was interrupted goes on under its own id; the rest of the wish is what it was. */
function GoOn({ run: { runId, version, payOn } }: { run: Run }) {
  const texts = usePayoutTexts().run
  const whatWentWrong = useRefusalText()
  const freeze = useFreeze()
  return (
    <Notice
      tone="warning"
      action={
        <Button size="sm" busy={freeze.isPending} onClick={() => freeze.mutate({ id: runId, accountNumber: '00000000000', version, payOn })}>
          {texts.goOn}
        </Button>
      }
    >
      {freeze.error === null ? texts.goOn : whatWentWrong(freeze.error)}
    </Notice>
  )
}

function Lines({ detail: { run, lines } }: { detail: RunDetail }) {
  const all = usePayoutTexts()
  const texts = all.run
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const pay = useMarkPaid()
  const open = lines.filter(({ state }) => state === 'in_run')
  const markPaid = (lineIds: string[]) => pay.mutate({ runId: run.runId, lineIds }, { onSuccess: () => say(texts.marked) })
  return (
    <section className="kit-stack" aria-label={all.captions.lines}>
      {open.length < 2 || run.state !== 'frozen' ? null : (
        <Button look="secondary" wide busy={pay.isPending} onClick={() => markPaid(open.map(({ lineId }) => lineId))}>
          {texts.allPaid(
            open.length,
            open.reduce((sum, { amountOre }) => sum + amountOre, 0),
          )}
        </Button>
      )}
      {pay.error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(pay.error)}
        </Notice>
      )}
      <ul className="office-lines">
        {lines.map((line) => (
          <LineOfRun key={line.lineId} run={run} line={line} isBusy={pay.isPending} onPaid={() => markPaid([line.lineId])} />
        ))}
      </ul>
    </section>
  )
}

const COLOURS = { in_run: 'info', paid: 'success', failed: 'warning' } as const

function LineOfRun({ run, line, isBusy, onPaid }: { run: Run; line: Line; isBusy: boolean; onPaid: () => void }) {
  const texts = usePayoutTexts().run
  const [isFailing, setIsFailing] = useState(false)
  const isOpen = line.state === 'in_run' && run.state === 'frozen'
  return (
    <li>
      <div className="office-line">
        <span>
          <strong>{line.payeeName}</strong>
          <span className="kit-muted kit-small">
            {line.account} · {line.schoolName}
          </span>
          {line.why === null ? null : <span className="kit-small">{texts.whys[line.why]}</span>}
        </span>
        <span className="office-line-end">
          <Amount ore={line.amountOre} />
          {isOpen ? null : <Tag colour={COLOURS[line.state]}>{texts.lineStates[line.state]}</Tag>}
        </span>
      </div>
      {!isOpen || isFailing ? null : (
        <div className="kit-row office-payout-line-actions">
          <Button look="secondary" size="sm" busy={isBusy} aria-label={`${texts.markPaid}: ${line.payeeName}`} onClick={onPaid}>
            {texts.markPaid}
          </Button>
          <Button look="quiet" size="sm" aria-label={`${texts.markFailed}: ${line.payeeName}`} onClick={() => setIsFailing(true)}>
            {texts.markFailed}
          </Button>
        </div>
      )}
      {isOpen && isFailing ? <Fail run={run} line={line} onDone={() => setIsFailing(false)} /> : null}
    </li>
  )
}

function Fail({ run, line, onDone }: { run: Run; line: Line; onDone: () => void }) {
  const texts = usePayoutTexts().run
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const fail = useMarkFailed()
  const [why, setWhy] = useState<LineFailure>('account_closed')
  const submit = () =>
    fail.mutate(
      { runId: run.runId, lineId: line.lineId, why },
      {
        onSuccess: () => {
          say(texts.marked)
          onDone()
        },
      },
    )
  return (
    <div className="kit-stack office-payout-fail" data-gap="small">
      <Select label={texts.why} choices={lineFailures.map((value) => ({ value, label: texts.whys[value] }))} value={why} onChoose={setWhy} />
      <p className="kit-muted kit-small">{texts.failedHelp}</p>
      {fail.error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(fail.error)}
        </Notice>
      )}
      <div className="kit-row">
        <Button size="sm" busy={fail.isPending} onClick={submit}>
          {texts.markFailed}
        </Button>
        <Button look="quiet" size="sm" onClick={onDone}>
          {common.cancel}
        </Button>
      </div>
    </div>
  )
}
