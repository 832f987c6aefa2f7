import { type SubmitEvent, useState } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useCommonTexts, useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatDay, formatKroner } from '../../language/amounts-and-dates.ts'
import { useCardTexts } from '../card-texts.ts'
import { type CardFee, useWaiveFee } from './cards.ts'

const SHORTEST_REASON = 3

/** What new cards have cost, what is still owed, and letting go of it with a reason. */
export function CardFees({ fees }: { fees: readonly CardFee[] }) {
  const texts = useCardTexts().fees
  if (fees.length === 0) return null
  return (
    <div>
      <h4>{texts.title}</h4>
      <ul className="office-lines">
        {fees.map((fee) => (
          <FeeLine key={fee.feeId} fee={fee} />
        ))}
      </ul>
    </div>
  )
}

function FeeLine({ fee }: { fee: CardFee }) {
  const texts = useCardTexts()
  const { language } = useLanguage()
  const [isWaiving, setIsWaiving] = useState(false)
  const { openOre, waiveReason } = fee
  return (
    <li>
      <div className="office-line">
        <span>
          <strong>{texts.causes[fee.cause]}</strong>
          <span className="kit-muted kit-small">
            {formatDay(fee.madeAt, { language })} ·{' '}
            {openOre > 0 ? texts.fees.open(formatKroner(openOre)) : waiveReason === null ? texts.fees.paid : texts.fees.waived(waiveReason)}
          </span>
        </span>
        <span className="office-line-end">
          <Amount ore={fee.dueOre} />
          {openOre === 0 || isWaiving ? null : (
            <Button look="quiet" size="sm" onClick={() => setIsWaiving(true)}>
              {texts.fees.waive}
            </Button>
          )}
        </span>
      </div>
      {isWaiving && openOre > 0 ? <WaiveFee fee={fee} onDone={() => setIsWaiving(false)} /> : null}
    </li>
  )
}

function WaiveFee({ fee: { feeId, openOre }, onDone }: { fee: CardFee; onDone: () => void }) {
  const texts = useCardTexts()
  const common = useCommonTexts()
  const say = useSay()
  const waive = useWaiveFee(feeId)
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const problem = reason.trim().length < SHORTEST_REASON ? texts.replacing.waiveReasonMissing : undefined
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (problem !== undefined) return
    waive.mutate(reason.trim(), {
      onSuccess: () => {
        say(texts.fees.waivedDone(formatKroner(openOre)))
        onDone()
      },
    })
  }
  return (
    <form className="kit-stack office-card-form" noValidate onSubmit={submit}>
      <TextField
        label={texts.fees.waiveReason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={hasTried ? problem : undefined}
        maxLength={200}
        autoComplete="off"
        autoFocus
      />
      <Failure error={waive.error} />
      <div className="kit-row">
        <Button type="submit" busy={waive.isPending}>
          {texts.fees.waiveSubmit(formatKroner(openOre))}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
