import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { ApiRefusal, call } from '../../kit/api.ts'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { groupedNumber } from '../../kit/paper-words.ts'
import { TextArea, TextField } from '../../kit/TextField.tsx'
import { readEmail } from '../../rules/email-addresses.ts'
import { refuseGift } from '../../rules/gifts.ts'
import { Pay } from '../topups/BuyBalance.tsx'
import { ChooseAmount, useAmount } from '../topups/ChooseAmount.tsx'
import { ProviderChoice, useProvider } from '../topups/ProviderChoice.tsx'
import { useTokenInAddress } from '../token-in-address.ts'
import { useGiftTexts } from './gift-texts.ts'
import { useGive } from './start-gift.ts'
import './gifts.css'

/** Where a pay link leads: anybody may give, and sees for whom, at which school, and nothing else. */
export function GiveScreen() {
  const token = useTokenInAddress()
  return token === undefined ? <BrokenLink /> : <LinkedGift token={token} />
}

type Opened = RouteReply<'POST /api/pay-links/open'>

function LinkedGift({ token }: { token: string }) {
  const { data, error, isFetching, refetch } = useQuery({
    // The token is no key, so that it stands in no list of what was asked.
    queryKey: ['pay-link'],
    queryFn: ({ signal }) => call('POST /api/pay-links/open', { body: { token }, signal }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  if (data === undefined && error === null) return <Loading rows={5} />
  if (data === undefined) {
    if (error instanceof ApiRefusal && error.code === 'pay_link_not_valid') return <BrokenLink />
    return <NoAnswer isScreen error={error} query={{ isFetching, refetch }} />
  }
  return <Giving token={token} opened={data} />
}

function Giving({ token, opened }: { token: string; opened: Opened }) {
  const { give: texts, fund } = useGiftTexts()
  const { childFirstName, schoolName, operator, amountsOre, freeAmount, providers } = opened
  const isToFund = childFirstName === null
  const title = isToFund ? fund.title : texts.title(childFirstName)
  useScreenTitle(title)
  const offer = { amountsOre, freeAmount, fits: (amountOre: number) => refuseGift(amountOre, { givenOre: 0, freeAmount }) === null }
  const amount = useAmount(offer)
  const { provider, setProvider } = useProvider(providers)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [greeting, setGreeting] = useState('')
  const isEmailWrong = email.trim() !== '' && readEmail(email) === null
  const start = useGive(token)
  const { amountOre } = amount
  const isReady = amountOre !== undefined && provider !== undefined && !provider.isDown && !isEmailWrong
  return (
    <div className="portal-narrow kit-stack">
      <h1>{title}</h1>
      <p className="kit-muted">{isToFund ? fund.lead(schoolName) : texts.lead(childFirstName, schoolName)}</p>
      {isToFund ? (
        <ul className="portal-fund-promises">
          {fund.promises.map((promise) => (
            <li key={promise}>{promise}</li>
          ))}
        </ul>
      ) : null}
      <section className="portal-buy kit-stack">
        <h2>{texts.amount}</h2>
        <ChooseAmount {...offer} amount={amount} isDisabled={start.isPending} />
        <TextField
          label={texts.name}
          description={isToFund ? fund.nameHelp : texts.nameHelp}
          optional
          autoComplete="off"
          maxLength={40}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {isToFund ? (
          <TextArea
            label={fund.greeting}
            description={fund.greetingHelp}
            optional
            rows={2}
            maxLength={200}
            value={greeting}
            onChange={({ currentTarget }) => setGreeting(currentTarget.value)}
          />
        ) : null}
        <TextField
          label={texts.email}
          description={texts.emailHelp}
          optional
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          maxLength={254}
          value={email}
          error={isEmailWrong && !email.endsWith('@') ? texts.emailWrong : undefined}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <ProviderChoice providers={providers} provider={provider} onChoose={setProvider} isDisabled={start.isPending} />
        <Failure error={start.error} />
        {isReady ? (
          <Pay
            amountOre={amountOre}
            provider={provider}
            isBusy={start.isPending}
            hasTerms={!isToFund}
            onPay={() =>
              start.give({
                amountOre,
                provider: provider.name,
                name: name.trim() || null,
                email: email.trim() || null,
                ...(isToFund && { greeting: greeting.trim() || null }),
              })
            }
          />
        ) : null}
        <p className="kit-muted kit-small portal-pay">
          {texts.noFee} {texts.operator(operator.name, groupedNumber(operator.organisationNumber))}
        </p>
      </section>
    </div>
  )
}

function BrokenLink() {
  const texts = useGiftTexts().give
  useScreenTitle(texts.broken)
  return (
    <EmptyState isScreen drawing="search" title={texts.broken}>
      <p role="status">{texts.brokenAdvice}</p>
    </EmptyState>
  )
}
