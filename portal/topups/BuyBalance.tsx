import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { kronerTextToOre, oreToKronerText } from '../../contract/money.ts'
import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { refuseTopup } from '../../rules/topup-amounts.ts'
import { walletQuery } from '../card/wallet-queries.ts'
import type { Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
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
      {wallet.mayPay ? <Amounts wallet={wallet} startAmountOre={startAmountOre} /> : <p className="kit-muted">{texts.mayNotPay}</p>}
    </section>
  )
}

/** What the chips choose: an amount in øre, or the field for any other. */
const OTHER = 'other'
type Chosen = number | typeof OTHER

function Amounts({ wallet, startAmountOre }: Omit<Props, 'headingLevel'>) {
  const texts = useCardTexts().topup
  const { data, error, refetch, isFetching } = useQuery(walletQuery(wallet))
  const [chosen, setChosen] = useState<Chosen | undefined>()
  const [typed, setTyped] = useState(startAmountOre === undefined ? '' : oreToKronerText(startAmountOre))
  const start = useStartTopup(wallet)
  const { provider, setProvider } = useProvider(data?.providers ?? [])
  if (data === undefined && error === null) return <Loading rows={2} />
  if (data === undefined) {
    return <NoAnswer isPart error={error} query={{ isFetching, refetch }} />
  }
  const { maximumBalanceOre, topupAmountsOre, topupsInFlight, freeAmount, providers } = data
  const balanceOre = data.wallet.balanceOre
  const inFlightOre = topupsInFlight.reduce((sum, { amountOre }) => sum + amountOre, 0)
  const refusalOf = (amountOre: number) => refuseTopup(amountOre, { balanceOre, inFlightOre, maximumBalanceOre, freeAmount })
  const isTooHigh = (amountOre: number) => refusalOf(amountOre)?.code === 'balance_would_be_too_high'
  const roomOre = maximumBalanceOre - balanceOre - inFlightOre
  const hasOther = freeAmount !== null && freeAmount.leastOre <= roomOre
  if (providers.length === 0) return <Notice>{texts.noProvider}</Notice>
  if (topupAmountsOre.every(isTooHigh) && !hasOther) return <Notice>{texts.allTooHigh(formatKroner(maximumBalanceOre))}</Notice>
  const started = startAmountOre === undefined ? undefined : topupAmountsOre.includes(startAmountOre) ? startAmountOre : OTHER
  const selected = chosen ?? (started === OTHER && !hasOther ? undefined : started)
  const typedOre = kronerTextToOre(typed)
  const wantedOre = selected === OTHER ? (typedOre ?? undefined) : selected
  const amountOre = wantedOre !== undefined && refusalOf(wantedOre) === null ? wantedOre : undefined
  const isAnswerable = provider !== undefined && !provider.isDown
  return (
    <div className="portal-amounts">
      {balanceOre < 0 ? <Notice tone="warning">{texts.debt(formatKroner(-balanceOre))}</Notice> : null}
      {topupAmountsOre.some(isTooHigh) ? <p className="kit-muted kit-small">{texts.someTooHigh(formatKroner(maximumBalanceOre))}</p> : null}
      <Chips<Chosen>
        label={texts.amount}
        labelUnseen
        choices={[
          ...topupAmountsOre.map((ore) => ({ value: ore as Chosen, label: formatKroner(ore), disabled: isTooHigh(ore) || start.isPending })),
          ...(hasOther ? [{ value: OTHER as Chosen, label: texts.other, disabled: start.isPending }] : []),
        ]}
        value={selected === undefined || selected === OTHER || !isTooHigh(selected) ? selected : undefined}
        onChoose={setChosen}
      />
      {selected === OTHER && hasOther ? (
        <TextField
          label={texts.otherAmount}
          description={texts.otherBounds(formatKroner(freeAmount.leastOre), formatKroner(Math.min(freeAmount.mostOre, roomOre)))}
          suffix="kr"
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={typed}
          disabled={start.isPending}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          error={typed.trim() !== '' && amountOre === undefined ? texts.otherWrong : undefined}
        />
      ) : null}
      <ProviderChoice providers={providers} provider={provider} onChoose={setProvider} isDisabled={start.isPending} />
      <div aria-live="polite">{amountOre === undefined ? null : <Sum balanceOre={balanceOre} amountOre={amountOre} feeOre={data.feeOre} />}</div>
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

function Pay({ amountOre, provider, isBusy, onPay }: { amountOre: number; provider: Provider; isBusy: boolean; onPay: () => void }) {
  const texts = useCardTexts().topup
  return (
    <div className="portal-pay kit-stack" data-gap="small">
      <Button size="lg" wide busy={isBusy} onClick={onPay}>
        {texts.pay(formatKroner(amountOre))}
      </Button>
      <p className="kit-muted kit-small">{texts.securely[provider.name]}</p>
    </div>
  )
}
