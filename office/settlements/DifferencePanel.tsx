import { type ReactNode, type SubmitEvent, useState } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextArea } from '../../kit/TextField.tsx'
import { formatCalendarDay, formatInstant } from '../../language/amounts-and-dates.ts'
import { SidePanel } from '../panel/SidePanel.tsx'
import { useOpen } from '../use-open.ts'
import { nameOfDay } from './Days.tsx'
import { type Difference, useExplain } from './settlements.ts'
import { useSettlementTexts } from './settlement-texts.ts'

const LONGEST_REASON = 300

/** One difference: what each side says, and what a person has to say of it. */
export function DifferencePanel({ difference, onClose }: { difference: Difference; onClose: () => void }) {
  const texts = useSettlementTexts()
  const { openThe } = useOpen()
  return (
    <SidePanel title={texts.kinds[difference.kind]} onClose={onClose}>
      <div className="kit-stack" data-gap="large">
        <div className="kit-stack">
          <Notice tone="warning">{texts.kindsLong[difference.kind]}</Notice>
          <DifferenceFacts difference={difference} />
          <div>
            <Button look="quiet" size="sm" onClick={() => openThe(nameOfDay(difference))}>
              {texts.openDay}
            </Button>
          </div>
        </div>
        <Explain difference={difference} onDone={onClose} />
      </div>
    </SidePanel>
  )
}

export function DifferenceFacts({ difference }: { difference: Difference }) {
  const texts = useSettlementTexts()
  const { language } = useLanguage()
  const side = (ore: number | null) => (ore === null ? texts.noSide : <Amount ore={ore} />)
  const facts: [string, ReactNode][] = [
    [texts.columns.day, formatCalendarDay(difference.day, { language })],
    [texts.columns.provider, texts.providers[difference.provider]],
    ...(difference.schoolName === null ? [] : [[texts.columns.school, difference.schoolName] as [string, ReactNode]]),
    [texts.sideOurs, side(difference.oursOre)],
    [texts.sideTheirs, side(difference.theirsOre)],
    ...(difference.number === null ? [] : [[texts.number, difference.number] as [string, ReactNode]]),
    ...(difference.reference === null ? [] : [[texts.reference, difference.reference] as [string, ReactNode]]),
    [texts.found, formatInstant(difference.foundAt, { language })],
  ]
  return (
    <dl className="office-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="office-settlement-value">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Explain({ difference, onDone }: { difference: Difference; onDone: () => void }) {
  const texts = useSettlementTexts()
  const say = useSay()
  const explain = useExplain()
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isTooShort = reason.trim().length < 3
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (isTooShort) return
    explain.mutate(
      { differenceId: difference.differenceId, reason: reason.trim() },
      {
        onSuccess: () => {
          say(texts.explained)
          onDone()
        },
      },
    )
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit} aria-label={texts.explain}>
      <TextArea
        label={texts.reason}
        description={texts.reasonHelp}
        maxLength={LONGEST_REASON}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={hasTried && isTooShort ? texts.reasonTooShort : undefined}
      />
      <div>
        <Button type="submit" busy={explain.isPending}>
          {texts.saveReason}
        </Button>
      </div>
      <Failure error={explain.error} />
    </form>
  )
}
