import { type SubmitEvent, useRef, useState } from 'react'
import { newId } from '../../contract/ids.ts'
import { payoutVersions, type PayoutVersion } from '../../contract/refund-words.ts'
import { ApiUnreachable } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { osloDay } from '../../language/amounts-and-dates.ts'
import { useOpen } from '../use-open.ts'
import { type Payouts, useFreeze } from './payouts.ts'
import { usePayoutTexts } from './payout-texts.ts'
import { Nothing } from './Tables.tsx'

/** What is ready for the bank, and the file that tells it to pay. */
export function MakeRun({ payouts: { ready, atProvider, accounts } }: { payouts: Payouts }) {
  const texts = usePayoutTexts()
  return (
    <div className="kit-stack">
      {atProvider.count === 0 ? null : <Notice>{texts.atProvider(atProvider.count, atProvider.amountOre)}</Notice>}
      {ready.count === 0 ? (
        <Nothing words={texts.nothingReady} />
      ) : accounts.length === 0 ? (
        <Notice tone="warning">{texts.noAccount}</Notice>
      ) : (
        <RunForm ready={ready} accounts={accounts} />
      )}
    </div>
  )
}

function RunForm({ ready, accounts }: Pick<Payouts, 'ready' | 'accounts'>) {
  const texts = usePayoutTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const { openThe } = useOpen()
  const freeze = useFreeze()
  const [today] = useState(() => osloDay(Date.now()))
  const [account, setAccount] = useState(accounts[0] as string)
  const [payOn, setPayOn] = useState(today)
  const [version, setVersion] = useState<PayoutVersion>('03')
  // After silence the same run is asked for again: it goes on from where it was.
  const id = useRef<string | undefined>(undefined)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    id.current ??= newId()
    freeze.mutate(
      { id: id.current, accountNumber: account, version, payOn },
      {
        onSuccess: ({ runId, lineCount, amountOre }) => {
          say(texts.frozen(lineCount, amountOre))
          openThe(runId)
        },
        onError: (error) => {
          if (!(error instanceof ApiUnreachable)) id.current = undefined
        },
      },
    )
  }
  return (
    <Card>
      <form className="kit-stack" noValidate onSubmit={submit}>
        <p>{texts.ready(ready.count, ready.amountOre)}</p>
        <div className="office-payout-fields">
          <Select label={texts.account} choices={accounts.map((value) => ({ value, label: value }))} value={account} onChoose={setAccount} />
          <TextField label={texts.payOn} type="date" min={today} value={payOn} onChange={({ currentTarget }) => setPayOn(currentTarget.value)} />
          <Select
            label={texts.version}
            description={texts.versionHelp}
            choices={payoutVersions.map((value) => ({ value, label: `pain.001.001.${value}` }))}
            value={version}
            onChoose={setVersion}
          />
        </div>
        {freeze.error === null ? null : (
          <Notice tone="refusal" announce="now">
            {whatWentWrong(freeze.error)}
          </Notice>
        )}
        <div className="kit-stack" data-gap="small">
          <div>
            <Button type="submit" busy={freeze.isPending}>
              {texts.freeze(ready.amountOre, ready.count)}
            </Button>
          </div>
          <p className="kit-muted kit-small">{texts.freezeHelp}</p>
        </div>
      </form>
    </Card>
  )
}
