import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { refuseTopup } from '../../rules/topup-amounts.ts'
import { walletQuery } from '../card/wallet-queries.ts'
import type { Wallet } from '../session/session.ts'
import { useCardTexts } from '../card-texts.ts'
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

function Amounts({ wallet, startAmountOre }: Omit<Props, 'headingLevel'>) {
  const texts = useCardTexts().topup
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const { data, error, refetch, isFetching } = useQuery(walletQuery(wallet))
  const [chosenOre, setChosenOre] = useState(startAmountOre)
  const start = useStartTopup(wallet)
  if (data === undefined && error === null) return <Loading rows={2} />
  if (data === undefined) {
    return (
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
    )
  }
  const { maximumBalanceOre, topupAmountsOre, topupsInFlight } = data
  const balanceOre = data.wallet.balanceOre
  const inFlightOre = topupsInFlight.reduce((sum, { amountOre }) => sum + amountOre, 0)
  const isTooHigh = (amountOre: number) => refuseTopup(amountOre, { balanceOre, inFlightOre, maximumBalanceOre })?.code === 'balance_would_be_too_high'
  if (topupAmountsOre.every(isTooHigh)) return <Notice>{texts.allTooHigh(formatKroner(maximumBalanceOre))}</Notice>
  const amountOre = chosenOre !== undefined && topupAmountsOre.includes(chosenOre) && !isTooHigh(chosenOre) ? chosenOre : undefined
  return (
    <div className="portal-amounts">
      {topupAmountsOre.some(isTooHigh) ? <p className="kit-muted kit-small">{texts.someTooHigh(formatKroner(maximumBalanceOre))}</p> : null}
      <Chips
        label={texts.amount}
        labelUnseen
        choices={topupAmountsOre.map((ore) => ({ value: ore, label: formatKroner(ore), disabled: isTooHigh(ore) || start.isPending }))}
        value={amountOre}
        onChoose={setChosenOre}
      />
      <div aria-live="polite">
        {amountOre === undefined ? null : (
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
                <Amount ore={data.feeOre} />
              </dd>
            </div>
            <div className="portal-sum-result">
              <dt>{texts.balanceAfter}</dt>
              <dd>
                <Amount ore={balanceOre + amountOre} />
              </dd>
            </div>
          </dl>
        )}
      </div>
      {start.error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(start.error)}
        </Notice>
      )}
      {amountOre === undefined ? null : (
        <div className="portal-pay kit-stack" data-gap="small">
          <Button size="lg" wide busy={start.isPending} onClick={() => start.pay(amountOre)}>
            {texts.pay(formatKroner(amountOre))}
          </Button>
          <p className="kit-muted kit-small">{texts.securely}</p>
        </div>
      )}
    </div>
  )
}
