import type { ReactNode } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatCalendarDay, formatInstant } from '../../language/amounts-and-dates.ts'
import { ReasonForm } from '../ReasonForm.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { useOpen } from '../use-open.ts'
import { nameOfDay } from './Days.tsx'
import { type Difference, useExplain } from './settlements.ts'
import { useSettlementTexts } from './settlement-texts.ts'

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
  const done = () => {
    say(texts.explained)
    onDone()
  }
  return (
    <ReasonForm
      texts={{ label: texts.reason, help: texts.reasonHelp, missing: texts.reasonTooShort, submit: texts.saveReason }}
      work={explain}
      onSubmit={(reason) => explain.mutate({ differenceId: difference.differenceId, reason }, { onSuccess: done })}
    />
  )
}
