import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useId, useState } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { Select } from '../../kit/Select.tsx'
import type { RouteReply } from '../../contract/route-types.ts'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { refuseTerms, type Terms, usualCapOre } from '../../rules/automatic-topup.ts'
import { walletQuery } from '../card/wallet-queries.ts'
import type { Wallet } from '../session/session.ts'
import { ChooseAmount, useAmount } from '../topups/ChooseAmount.tsx'
import { type Arrangement, useChangeTerms, useFirstPayment } from './automatic-queries.ts'
import { useAutomaticTexts } from './automatic-texts.ts'
import { termsInWords } from './terms.ts'
import '../topups/topups.css'

type Props = {
  wallet: Wallet
  /** Set where the terms of one that goes on are changed: then nothing is paid. */
  arrangement?: Arrangement
  onSaved?: () => void
  onLeave?: () => void
}

/** When, how much, and never more than what: said in one sentence before anybody agrees to it. */
export function TermsForm(props: Props) {
  const { data, error, refetch, isFetching } = useQuery(walletQuery(props.wallet))
  if (data === undefined) return error === null ? <Loading rows={3} /> : <NoAnswer isPart error={error} query={{ isFetching, refetch }} />
  return <Choosing {...props} state={data} />
}

type WalletState = RouteReply<'GET /api/wallets/:schoolId/:walletId'>

const THRESHOLDS_ORE = [5_000, 10_000, 15_000, 20_000] as const
const CAPS_ORE = [50_000, 100_000, 150_000, 200_000] as const
const DAYS = Array.from({ length: 31 }, (_nothing, index) => String(index + 1))

function Choosing({ wallet, arrangement, onSaved = () => {}, onLeave, state }: Props & { state: WalletState }) {
  const texts = useAutomaticTexts()
  const common = useCommonTexts()
  const pay = useFirstPayment(wallet)
  const change = useChangeTerms(wallet, onSaved)
  const [when, setWhen] = useState<'threshold' | 'day'>(arrangement?.dayOfMonth ? 'day' : 'threshold')
  const [thresholdOre, setThresholdOre] = useState(arrangement?.thresholdOre ?? THRESHOLDS_ORE[0])
  const [day, setDay] = useState(String(arrangement?.dayOfMonth ?? 1))
  const [chosenCapOre, setCapOre] = useState<number | undefined>(arrangement?.monthlyCapOre)
  const [agrees, setAgrees] = useState(false)
  const [hasTried, setHasTried] = useState(false)
  const capId = useId()
  const isNew = arrangement === undefined
  const { topupAmountsOre, freeAmount, maximumBalanceOre, topupsInFlight, wallet: current } = state

  const inFlightOre = topupsInFlight.reduce((sum, { amountOre }) => sum + amountOre, 0)
  const roomOre = maximumBalanceOre - current.balanceOre - inFlightOre
  const basis = { thresholdOre: when === 'threshold' ? thresholdOre : null, dayOfMonth: when === 'day' ? Number(day) : null }
  const withCap = (amountOre: number): Terms => ({ ...basis, amountOre, monthlyCapOre: Math.max(amountOre, chosenCapOre ?? usualCapOre(amountOre)) })
  const fits = (amountOre: number) => refuseTerms(withCap(amountOre), { maximumBalanceOre, freeAmount }) === null
  const offer = { amountsOre: topupAmountsOre, freeAmount, fits }
  const amount = useAmount(offer, arrangement?.amountOre ?? 20_000)
  const { amountOre } = amount
  const terms = amountOre === undefined ? undefined : withCap(amountOre)
  const isTooMuchNow = isNew && amountOre !== undefined && amountOre > roomOre
  const isBusy = pay.isPending || pay.isSuccess || change.isPending

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (terms === undefined || isTooMuchNow || !agrees) return
    if (isNew) pay.mutate(terms)
    else change.mutate(terms)
  }
  return (
    <form className="kit-stack portal-automatic-form" noValidate onSubmit={submit}>
      <Chips
        label={texts.when}
        choices={(['threshold', 'day'] as const).map((value) => ({ value, label: texts.whens[value], disabled: isBusy }))}
        value={when}
        onChoose={setWhen}
        perRow={2}
      />
      {when === 'threshold' ? (
        <Chips
          label={texts.threshold}
          choices={thresholdsWith(arrangement?.thresholdOre).map((value) => ({ value, label: formatKroner(value), disabled: isBusy }))}
          value={thresholdOre}
          onChoose={setThresholdOre}
        />
      ) : (
        <Select
          label={texts.day}
          description={Number(day) > 28 ? texts.dayHelp : undefined}
          choices={DAYS.map((value) => ({ value, label: texts.dayChoice(Number(value)) }))}
          value={day}
          onChoose={setDay}
          disabled={isBusy}
        />
      )}
      <div className="portal-automatic-amount">
        <p className="ds-label">{texts.amount}</p>
        <ChooseAmount {...offer} amount={amount} isDisabled={isBusy} />
      </div>
      {terms === undefined ? null : (
        <>
          <div className="kit-stack" data-gap="small" aria-describedby={capId}>
            <Chips
              label={texts.cap}
              choices={capsFor(terms).map((value) => ({ value, label: formatKroner(value), disabled: isBusy }))}
              value={terms.monthlyCapOre}
              onChoose={setCapOre}
            />
            <p className="kit-muted kit-small" id={capId}>
              {texts.capHelp}
            </p>
          </div>
          <dl className="portal-sum">
            {isNew ? (
              <>
                <div>
                  <dt>{texts.now}</dt>
                  <dd>
                    <Amount ore={terms.amountOre} />
                  </dd>
                </div>
                <div>
                  <dt>{texts.fee}</dt>
                  <dd>
                    <Amount ore={state.feeOre} />
                  </dd>
                </div>
              </>
            ) : null}
            <div className={isNew ? 'portal-automatic-later' : undefined}>
              <dt>{texts.later}</dt>
              <dd>
                <strong>{termsInWords(texts, terms)}</strong>
                <span>{texts.atMost(formatKroner(terms.monthlyCapOre))}</span>
              </dd>
            </div>
          </dl>
          {isTooMuchNow ? <Notice tone="warning">{texts.roomMissing(formatKroner(Math.max(0, roomOre)))}</Notice> : null}
          <Checkbox
            label={texts.agree(termsInWords(texts, terms), formatKroner(terms.monthlyCapOre))}
            description={texts.agreeHelp}
            checked={agrees}
            disabled={isBusy}
            aria-invalid={hasTried && !agrees}
            onToggle={setAgrees}
          />
          {hasTried && !agrees ? (
            <Notice tone="refusal" announce="now">
              {texts.agreeMissing}
            </Notice>
          ) : null}
          <Failure error={pay.error ?? change.error} />
          <Button type="submit" size="lg" wide busy={isBusy} disabled={isTooMuchNow}>
            {isNew ? texts.payAndStore(formatKroner(terms.amountOre)) : texts.save}
          </Button>
          {isNew ? <p className="kit-muted kit-small portal-pay">{texts.payWhy}</p> : null}
        </>
      )}
      {onLeave === undefined ? null : (
        <Button look="quiet" size="lg" wide onClick={onLeave}>
          {common.cancel}
        </Button>
      )}
    </form>
  )
}

// What is agreed already can always be kept.
const thresholdsWith = (agreedOre: number | null | undefined): number[] =>
  [...new Set([...THRESHOLDS_ORE, ...(agreedOre ? [agreedOre] : [])])].toSorted((one, other) => one - other)

function capsFor({ amountOre, monthlyCapOre }: Terms): number[] {
  const caps = new Set([...CAPS_ORE.filter((capOre) => capOre >= amountOre), usualCapOre(amountOre), monthlyCapOre])
  return [...caps].toSorted((one, other) => one - other)
}
