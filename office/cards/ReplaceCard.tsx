import { type SubmitEvent, useState } from 'react'
import { type ReplacementCause, replacementCauses } from '../../contract/card-words.ts'
import { Button } from '../../kit/Button.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useCardTexts } from '../card-texts.ts'
import type { PupilDetail } from '../pupils/pupils.ts'
import { useCardName } from './CardState.tsx'
import { CodeField, useCodeProblem } from './CodeField.tsx'
import { type Card, type ReplacementTerms, termsFor, useReplaceCard } from './cards.ts'
import { type Scan, useTextWithoutScans } from './scanned-text.ts'

type ReplaceCardProps = {
  pupil: PupilDetail['pupil']
  /** Those that a new one can take over for; at least one. */
  cards: readonly Card[]
  terms: ReplacementTerms
  chosen: string | undefined
  code: string
  onCode: (code: string) => void
  scan: Scan
  onDone: () => void
}

const SHORTEST_NOTE = 3

/** A new card in an old one's place: what happened, what it costs and why, and the scan that ends it. */
export function ReplaceCard({ pupil, cards, terms, chosen, code, onCode, scan, onDone }: ReplaceCardProps) {
  const texts = useCardTexts()
  const { replacing } = texts
  const common = useCommonTexts()
  const say = useSay()
  const nameOf = useCardName()
  const codeProblem = useCodeProblem()
  const replace = useReplaceCard(pupil.pupilId)
  // A card that was blocked is most likely the one that is gone.
  const likely = cards.find(({ state }) => state === 'blocked') ?? cards[0]
  const [cardId, setCardId] = useState(chosen ?? likely?.cardId ?? '')
  const [chosenCause, setCause] = useState<ReplacementCause | null>(null)
  const [isWaived, setIsWaived] = useState(false)
  const [reason, setReason] = useTextWithoutScans(scan)
  const [hasTried, setHasTried] = useState(false)
  const old = cards.find((card) => card.cardId === cardId)
  const oldHint = old?.hint ?? null
  // Whoever blocked it has said what happened.
  const cause = chosenCause ?? (old?.blockReason === 'stolen' ? 'stolen' : 'lost')
  const { feeOre } = termsFor(terms, cause)
  const waives = isWaived && feeOre > 0
  const problems = { code: codeProblem(code), reason: waives && reason.trim().length < SHORTEST_NOTE ? replacing.waiveReasonMissing : undefined }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (Object.values(problems).some((problem) => problem !== undefined)) return
    const wish = { cardId, code: code.trim(), cause, seenFeeOre: feeOre, waiveReason: waives ? reason.trim() : null, note: null }
    replace.mutate(wish, {
      onSuccess: () => {
        say(replacing.done(pupil.firstName))
        onDone()
      },
    })
  }
  const fee = formatKroner(feeOre)
  return (
    <form className="kit-stack office-card-form" noValidate onSubmit={submit} aria-label={replacing.title}>
      <h4>{replacing.title}</h4>
      {cards.length < 2 ? null : (
        <Select
          label={replacing.which}
          choices={cards.map((card) => ({ value: card.cardId, label: `${nameOf(card)}, ${texts.states[card.state].toLocaleLowerCase('nb')}` }))}
          value={cardId}
          onChoose={setCardId}
        />
      )}
      <CodeField code={code} onChange={onCode} error={hasTried ? problems.code : undefined} begins />
      <Chips
        label={replacing.cause}
        perRow={3}
        choices={replacementCauses.map((value) => ({ value, label: texts.causes[value] }))}
        value={cause}
        onChoose={setCause}
      />
      <FeeExplained terms={terms} cause={cause} />
      {feeOre === 0 ? null : <Checkbox label={replacing.waive} checked={isWaived} onToggle={setIsWaived} />}
      {waives ? (
        <TextField
          label={replacing.waiveReason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={hasTried ? problems.reason : undefined}
          maxLength={200}
          autoComplete="off"
        />
      ) : null}
      <p className="kit-small">
        {oldHint === null ? replacing.deadWithout(formatKroner(pupil.balanceOre)) : replacing.dead(oldHint, formatKroner(pupil.balanceOre))}
      </p>
      <Failure error={replace.error} />
      <div className="kit-row">
        <Button type="submit" busy={replace.isPending}>
          {feeOre === 0 ? replacing.submitFree : waives ? replacing.submitWaived(fee) : replacing.submitFee(fee)}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}

/** What it costs, why, and when it is taken: before anything is confirmed. */
function FeeExplained({ terms, cause }: { terms: ReplacementTerms; cause: ReplacementCause }) {
  const { replacing } = useCardTexts()
  const { feeOre, lossNumber } = termsFor(terms, cause)
  const [fee, keep] = [formatKroner(feeOre), formatKroner(terms.keepOre)]
  const free = lossNumber === null ? replacing.free : replacing.freeLoss(lossNumber)
  const costs = lossNumber === null ? replacing.fee(fee, keep) : replacing.feeLoss(lossNumber, fee, keep)
  return <Notice tone={feeOre === 0 ? 'success' : 'info'}>{feeOre === 0 ? free : costs}</Notice>
}
