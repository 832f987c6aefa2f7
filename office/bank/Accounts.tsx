import { type SubmitEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Table } from '../../kit/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatAccountNumber, readAccountNumber } from '../../rules/account-number.ts'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { type Account, useAddAccount, useEndAccount } from './bank.ts'
import { useBankTexts } from './bank-texts.ts'

export function Accounts({ accounts }: { accounts: readonly Account[] }) {
  const texts = useBankTexts()
  const newest = accounts.find(({ endedAt }) => endedAt === null)
  return (
    <div className="kit-stack">
      <Table
        caption={texts.captions.accounts}
        captionUnseen
        columns={[
          { key: 'account', title: texts.columns.account, isRowName: true, cell: ({ accountNumber }) => formatAccountNumber(accountNumber) },
          { key: 'state', title: texts.columns.state, cell: (account) => <AccountState account={account} isNewest={account === newest} /> },
          {
            key: 'end',
            title: texts.columns.action,
            align: 'end',
            cell: ({ accountNumber, endedAt }) => (endedAt === null ? <EndAccount accountNumber={accountNumber} /> : null),
          },
        ]}
        rows={accounts}
        rowKey={({ accountNumber }) => accountNumber}
        empty={
          <Card>
            <EmptyState drawing="tray" title={texts.noAccount.title}>
              {texts.noAccount.advice}
            </EmptyState>
          </Card>
        }
      />
      <AddAccount />
    </div>
  )
}

function AccountState({ account, isNewest }: { account: Account; isNewest: boolean }) {
  const texts = useBankTexts()
  if (account.endedAt !== null) return <Tag>{texts.accountEnded}</Tag>
  return isNewest ? <Tag colour="success">{texts.accountShown}</Tag> : <Tag colour="info">{texts.accountOlder}</Tag>
}

function EndAccount({ accountNumber }: { accountNumber: string }) {
  const texts = useBankTexts()
  const say = useSay()
  const written = formatAccountNumber(accountNumber)
  const end = useEndAccount(accountNumber, () => say(texts.accountIsEnded(written)))
  return (
    <AskFirst isSmall opens={texts.endAccount} question={texts.endAccountQuestion(written)} confirm={texts.endAccountConfirm(written)} work={end}>
      <p>{texts.endAccountNow}</p>
    </AskFirst>
  )
}

function AddAccount() {
  const texts = useBankTexts()
  const say = useSay()
  const add = useAddAccount()
  const [typed, setTyped] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const accountNumber = readAccountNumber(typed)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (accountNumber === null) return
    add.mutate(accountNumber, {
      onSuccess: () => {
        say(texts.accountAdded(formatAccountNumber(accountNumber)))
        setTyped('')
        setHasTried(false)
      },
    })
  }
  return (
    <form className="office-add-account" noValidate onSubmit={submit}>
      <TextField
        label={texts.accountNumber}
        description={texts.accountHelp}
        inputMode="numeric"
        autoComplete="off"
        maxLength={24}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={hasTried && accountNumber === null ? texts.accountNotValid : undefined}
      />
      <Button type="submit" busy={add.isPending}>
        {texts.addAccount}
      </Button>
      <Failure error={add.error} />
    </form>
  )
}
