import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { useCommonTexts, useLanguage, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatInstant, formatKroner } from '../../language/amounts-and-dates.ts'
import { readAccountNumber } from '../../rules/account-number.ts'
import { accountQuery, type OwnAccount, useConfirmAccount, useEnterAccount } from './refund-queries.ts'
import { useRefundTexts } from './refund-texts.ts'
import './refunds.css'

/** Where one’s money goes when a payment cannot take it back: the number, and the code from the e-mail. */
export function AccountScreen() {
  const texts = useRefundTexts().account
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const { data, error, isFetching, refetch } = useQuery(accountQuery)
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.title} lead={texts.lead} />
      {data === undefined && error === null ? <Loading rows={3} /> : null}
      {data === undefined && error !== null ? (
        <Notice
          tone="warning"
          action={
            <Button look="secondary" size="sm" busy={isFetching} onClick={() => void refetch()}>
              {common.tryAgain}
            </Button>
          }
        >
          {whatWentWrong(error)}
        </Notice>
      ) : null}
      {data === undefined ? null : <Account data={data} />}
    </div>
  )
}

function Account({ data: { account, waitingOre } }: { data: OwnAccount }) {
  const texts = useRefundTexts().account
  const { language } = useLanguage()
  const [isEntering, setIsEntering] = useState(false)
  return (
    <div className="kit-stack" data-gap="large">
      {account === null && waitingOre > 0 ? <Notice tone="warning">{texts.waiting(formatKroner(waitingOre))}</Notice> : null}
      <Card>
        <p className="kit-muted kit-small">{texts.current}</p>
        {account === null ? <p>{texts.none}</p> : <p className="portal-account-number">{account.masked}</p>}
        {account === null || account.isUsable ? null : <p className="kit-muted">{texts.usableFrom(formatInstant(account.usableAt, { language }))}</p>}
      </Card>
      {account === null || isEntering ? (
        <Entry onDone={() => setIsEntering(false)} />
      ) : (
        <Button look="secondary" wide onClick={() => setIsEntering(true)}>
          {texts.change}
        </Button>
      )}
    </div>
  )
}

function Entry({ onDone }: { onDone: () => void }) {
  const enter = useEnterAccount()
  return enter.data === undefined ? (
    <NumberForm enter={enter} />
  ) : (
    <CodeForm key={enter.data.entryId} entry={enter.data} onAgain={() => enter.reset()} onDone={onDone} />
  )
}

function NumberForm({ enter }: { enter: ReturnType<typeof useEnterAccount> }) {
  const texts = useRefundTexts().account
  const whatWentWrong = useRefusalText()
  const [typed, setTyped] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isRight = readAccountNumber(typed) !== null
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (isRight) enter.mutate(typed)
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit}>
      <TextField
        label={texts.number}
        description={texts.numberHelp}
        inputMode="numeric"
        autoComplete="off"
        maxLength={24}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        error={hasTried && !isRight ? texts.numberWrong : undefined}
      />
      {enter.error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(enter.error)}
        </Notice>
      )}
      <Button type="submit" size="lg" wide busy={enter.isPending}>
        {texts.send}
      </Button>
    </form>
  )
}

type CodeFormProps = { entry: { entryId: string; sentTo: string; masked: string }; onAgain: () => void; onDone: () => void }

function CodeForm({ entry, onAgain, onDone }: CodeFormProps) {
  const texts = useRefundTexts().account
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const [code, setCode] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const confirm = useConfirmAccount(() => {
    say(texts.done)
    onDone()
  })
  const isWhole = /^\d{6}$/.test(code.replaceAll(/\s/g, ''))
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (isWhole) confirm.mutate({ entryId: entry.entryId, code })
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit}>
      <Notice announce="politely">{texts.sent(entry.sentTo)}</Notice>
      <TextField
        label={texts.code}
        description={texts.codeHelp}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        autoFocus
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
        error={hasTried && !isWhole ? texts.codeWrong : undefined}
      />
      {confirm.error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(confirm.error)}
        </Notice>
      )}
      <Button type="submit" size="lg" wide busy={confirm.isPending}>
        {texts.confirm(entry.masked)}
      </Button>
      <Button look="quiet" onClick={onAgain}>
        {texts.again}
      </Button>
    </form>
  )
}
