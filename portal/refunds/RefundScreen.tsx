import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { kronerTextToOre, oreToKronerText } from '../../contract/money.ts'
import { NotFound } from '../../kit/app-router.tsx'
import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useLanguage, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatDay, formatKroner } from '../../language/amounts-and-dates.ts'
import { WalletChoice } from '../card/WalletChoice.tsx'
import { useWalletInAddress } from '../card/wallet-in-address.ts'
import { type Wallet } from '../session/session.ts'
import { MoveToSibling } from './MoveToSibling.tsx'
import { RefundCard } from './RefundCard.tsx'
import { refundsQuery, useAskBack, type Whose } from './refund-queries.ts'
import { useRefundTexts } from './refund-texts.ts'
import { type Quote, type Share, waysOf } from './ways.ts'
import '../cards/cards.css'
import '../history/history.css'
import './refunds.css'

/** Money back: how much, which way, one tap; and below it every step of what was asked for before. */
export function RefundScreen() {
  const texts = useRefundTexts()
  const wallet = useWalletInAddress()
  if (wallet === undefined) return <NotFound />
  return (
    <div className="portal-narrow">
      <PageHeading title={wallet.relation === 'own' ? texts.title : texts.titleFor(wallet.firstName)} />
      <WalletChoice to="/refunds/$schoolId/$walletId" />
      <Refunds key={wallet.walletId} wallet={wallet} />
    </div>
  )
}

function Refunds({ wallet }: { wallet: Wallet }) {
  const texts = useRefundTexts()
  const { data, error, isFetching, refetch } = useQuery(refundsQuery(wallet))
  if (data === undefined && error === null) return <Loading rows={4} />
  if (data === undefined) {
    return <NoAnswer error={error} query={{ isFetching, refetch }} />
  }
  const mostOre = Math.max(...data.choices.map((choice) => choice.mostOre))
  return (
    <div className="kit-stack" data-gap="large">
      {mostOre === 0 ? <NothingThere quote={data} /> : <Ask key={`${data.balanceOre}`} wallet={wallet} quote={data} />}
      <MoveToSibling key={`sibling ${data.balanceOre}`} wallet={wallet} />
      {data.refunds.length === 0 ? null : (
        <section className="kit-stack" aria-labelledby="refunds-so-far">
          <h2 id="refunds-so-far">{texts.earlier}</h2>
          <ul className="portal-plain-list">
            {data.refunds.map((refund) => (
              <RefundCard key={refund.refundId} wallet={wallet} refund={refund} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function NothingThere({ quote }: { quote: Quote }) {
  const texts = useRefundTexts()
  return (
    <>
      {quote.refunds.length > 0 ? null : (
        <EmptyState drawing="card" title={texts.nothing}>
          {texts.nothingAdvice}
        </EmptyState>
      )}
      <Kept quote={quote} />
    </>
  )
}

/** What is on the card and still not to be had. */
function Kept({ quote: { owedOre, othersOre } }: { quote: Quote }) {
  const texts = useRefundTexts()
  if (owedOre === 0 && othersOre === 0) return null
  return (
    <Notice>
      {othersOre > 0 ? <p>{texts.others(formatKroner(othersOre))}</p> : null}
      {owedOre > 0 ? <p>{texts.owed(formatKroner(owedOre))}</p> : null}
    </Notice>
  )
}

function Ask({ wallet, quote }: { wallet: Wallet; quote: Quote }) {
  const texts = useRefundTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const choices = quote.choices.filter(({ mostOre }) => mostOre > 0)
  const [whose, setWhose] = useState<Whose>(choices[0]?.whose ?? 'mine')
  const choice = choices.find((each) => each.whose === whose) ?? choices[0]
  const mostOre = choice?.mostOre ?? 0
  const [typed, setTyped] = useState(oreToKronerText(mostOre))
  const { ask, isPending, error } = useAskBack(wallet, ({ amountOre }) => say(texts.asked(formatKroner(amountOre))))
  const typedOre = kronerTextToOre(typed)
  const amountOre = typedOre !== null && typedOre > 0 && typedOre <= mostOre ? typedOre : undefined
  const choose = (chosen: Whose): void => {
    setWhose(chosen)
    setTyped(oreToKronerText(choices.find((each) => each.whose === chosen)?.mostOre ?? 0))
  }
  return (
    <form
      className="kit-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (amountOre !== undefined) ask(amountOre, whose)
      }}
    >
      {choices.length > 1 ? (
        <Chips<Whose>
          label={texts.whose}
          choices={choices.map((each) => ({ value: each.whose, label: texts[each.whose], disabled: isPending }))}
          value={whose}
          onChoose={choose}
        />
      ) : null}
      <TextField
        label={texts.amount}
        description={texts.most(formatKroner(mostOre))}
        suffix="kr"
        inputMode="decimal"
        autoComplete="off"
        maxLength={10}
        value={typed}
        disabled={isPending}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        error={amountOre === undefined ? texts.amountWrong(formatKroner(mostOre)) : undefined}
      />
      <div aria-live="polite">
        {amountOre === undefined || choice === undefined ? null : <Ways ways={waysOf(amountOre, choice.shares)} account={quote.account} />}
      </div>
      <Kept quote={{ ...quote, othersOre: whose === 'mine' ? quote.othersOre : 0 }} />
      {error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(error)}
        </Notice>
      )}
      <div className="kit-stack" data-gap="small">
        <Button type="submit" size="lg" wide busy={isPending} disabled={amountOre === undefined}>
          {texts.ask(formatKroner(amountOre ?? mostOre))}
        </Button>
        <p className="kit-muted kit-small portal-refund-small">{texts.setAside}</p>
      </div>
    </form>
  )
}

function Ways({ ways, account }: { ways: readonly Share[]; account: Quote['account'] }) {
  const texts = useRefundTexts()
  return (
    <section className="portal-refund-ways" aria-labelledby="refund-ways">
      <h2 id="refund-ways" className="kit-small">
        {texts.ways}
      </h2>
      <ul className="portal-plain-list">
        {ways.map((way, index) => (
          <li key={index}>
            <span>
              <WayOf way={way} account={account} />
            </span>
            <Amount ore={way.amountOre} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function WayOf({ way: { way, account: cameFrom, isYours, provider, paidInAt }, account }: { way: Share; account: Quote['account'] }) {
  const texts = useRefundTexts()
  const { language } = useLanguage()
  if (cameFrom !== null) return texts.toAccountItCameFrom(cameFrom)
  if (!isYours) return texts.toOther
  if (way === 'payment' && provider !== null && paidInAt !== null) return texts.throughPayment(formatDay(paidInAt, { language }), texts.providers[provider])
  return account === null ? texts.toAccountLater : texts.toAccount(account.masked)
}
