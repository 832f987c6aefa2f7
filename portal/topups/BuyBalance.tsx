import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useId, useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { refuseTopup } from '../../rules/topup-amounts.ts'
import { paramsOf } from '../card/wallet-in-address.ts'
import { walletQuery } from '../card/wallet-queries.ts'
import type { Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
import { ChooseAmount, useAmount } from './ChooseAmount.tsx'
import { keepProvider, type Provider, ProviderChoice, useProvider } from './ProviderChoice.tsx'
import { useStartTopup } from './start-topup.ts'
import './topups.css'

type Props = { wallet: Wallet; headingLevel?: 1 | 2; startAmountOre?: number | undefined }

/** Choose an amount, see what it makes, pay. */
export function BuyBalance({ wallet, headingLevel = 2, startAmountOre }: Props) {
  const texts = useCardTexts().topup
  const id = useId()
  const Heading = `h${headingLevel}` as const
  return (
    <section className="portal-buy kit-stack" aria-labelledby={id}>
      <Heading id={id}>{wallet.relation === 'own' ? texts.title : texts.titleFor(wallet.firstName)}</Heading>
      {wallet.mayPay ? (
        <>
          <Amounts wallet={wallet} startAmountOre={startAmountOre} />
          <ToOtherWays wallet={wallet} />
        </>
      ) : (
        <p className="kit-muted">{texts.mayNotPay}</p>
      )}
    </section>
  )
}

function Amounts({ wallet, startAmountOre }: Omit<Props, 'headingLevel'>) {
  const { data, error, refetch, isFetching } = useQuery(walletQuery(wallet))
  if (data === undefined && error === null) return <Loading rows={2} />
  if (data === undefined) {
    return <NoAnswer isPart error={error} query={{ isFetching, refetch }} />
  }
  return <Choosing wallet={wallet} startAmountOre={startAmountOre} state={data} />
}

type WalletState = RouteReply<'GET /api/wallets/:schoolId/:walletId'>

function Choosing({ wallet, startAmountOre, state }: Omit<Props, 'headingLevel'> & { state: WalletState }) {
  const texts = useCardTexts().topup
  const start = useStartTopup(wallet)
  const { maximumBalanceOre, topupAmountsOre, topupsInFlight, freeAmount, providers, feeOre } = state
  const { provider, setProvider } = useProvider(providers)
  const balanceOre = state.wallet.balanceOre
  const inFlightOre = topupsInFlight.reduce((sum, { amountOre }) => sum + amountOre, 0)
  const fits = (amountOre: number) => refuseTopup(amountOre, { balanceOre, inFlightOre, maximumBalanceOre, freeAmount }) === null
  const roomOre = maximumBalanceOre - balanceOre - inFlightOre
  const offer = {
    amountsOre: topupAmountsOre,
    freeAmount: freeAmount !== null && freeAmount.leastOre <= roomOre ? { ...freeAmount, mostOre: Math.min(freeAmount.mostOre, roomOre) } : null,
    fits,
  }
  const amount = useAmount(offer, startAmountOre)
  const { amountOre } = amount
  if (providers.length === 0) return <Notice>{texts.noProvider}</Notice>
  if (!topupAmountsOre.some(fits) && offer.freeAmount === null) return <Notice>{texts.allTooHigh(formatKroner(maximumBalanceOre))}</Notice>
  const isAnswerable = provider !== undefined && !provider.isDown
  return (
    <div className="portal-amounts">
      {balanceOre < 0 ? <Notice tone="warning">{texts.debt(formatKroner(-balanceOre))}</Notice> : null}
      {topupAmountsOre.every(fits) ? null : <p className="kit-muted kit-small">{texts.someTooHigh(formatKroner(maximumBalanceOre))}</p>}
      <ChooseAmount {...offer} amount={amount} isDisabled={start.isPending} />
      <ProviderChoice providers={providers} provider={provider} onChoose={setProvider} isDisabled={start.isPending} />
      <div aria-live="polite">{amountOre === undefined ? null : <Sum balanceOre={balanceOre} amountOre={amountOre} feeOre={feeOre} />}</div>
      <Failure error={start.error} />
      {amountOre === undefined || !isAnswerable ? null : (
        <Pay
          amountOre={amountOre}
          provider={provider}
          isBusy={start.isPending}
          onPay={() => {
            keepProvider(provider.name)
            start.pay(amountOre, provider.name)
          }}
        />
      )}
    </div>
  )
}

function Sum({ balanceOre, amountOre, feeOre }: { balanceOre: number; amountOre: number; feeOre: number }) {
  const texts = useCardTexts().topup
  return (
    <dl className="portal-sum">
      <div>
        <dt>{texts.balanceNow}</dt>
        <dd>
          <Amount ore={balanceOre} />
        </dd>
      </div>
      <div>
        <dt>{texts.fee}</dt>
        <dd>
          <Amount ore={feeOre} />
        </dd>
      </div>
      <div className="portal-sum-result">
        <dt>{texts.balanceAfter}</dt>
        <dd>
          <Amount ore={balanceOre + amountOre} />
        </dd>
      </div>
    </dl>
  )
}

/** From the bank, or by others: a screen of its own, as most people never need it. */
function ToOtherWays({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().topup
  const { data } = useQuery(walletQuery(wallet))
  return (
    <p className="portal-pay portal-buy-ways">
      <Link to="/automatic-topup/$schoolId/$walletId" params={paramsOf(wallet)} className="portal-link">
        {texts.automatic[data?.automatic?.state === 'active' ? 'active' : 'none']}
      </Link>
      <Link to="/other-ways/$schoolId/$walletId" params={paramsOf(wallet)} className="portal-link">
        {texts.otherWays}
      </Link>
    </p>
  )
}

type PayProps = {
  amountOre: number
  provider: Provider
  isBusy: boolean
  /** Money on a card has terms; a gift to a school has none. */
  hasTerms?: boolean
  onPay: () => void
}

export function Pay({ amountOre, provider, isBusy, hasTerms = true, onPay }: PayProps) {
  const texts = useCardTexts().topup
  return (
    <div className="portal-pay kit-stack" data-gap="small">
      <Button size="lg" wide busy={isBusy} onClick={onPay}>
        {texts.pay(formatKroner(amountOre))}
      </Button>
      {hasTerms ? <Agreed /> : null}
      <p className="kit-muted kit-small">{texts.securely[provider.name]}</p>
    </div>
  )
}

const Terms = lazy(async () => ({ default: (await import('./Terms.tsx')).Terms }))

/** Paying is agreeing, and what to is one tap away. */
function Agreed() {
  const texts = useCardTexts().topup
  const [isReading, setIsReading] = useState(false)
  return (
    <div className="kit-small">
      {texts.agreed}{' '}
      <button type="button" className="portal-text-button" aria-haspopup="dialog" onClick={() => setIsReading(true)}>
        {texts.terms}
      </button>
      {isReading ? (
        <Suspense>
          <Terms onClose={() => setIsReading(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}
