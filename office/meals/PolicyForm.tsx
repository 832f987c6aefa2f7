import { useState } from 'react'
import { kronerTextToOre, oreToKronerText } from '../../contract/money.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Form } from '../../kit/Form.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatInstant, formatKroner } from '../../language/amounts-and-dates.ts'
import { type Meals, useDecidePolicy } from './meals.ts'
import { useMealTexts } from './meal-texts.ts'

const MOST_ORE = 100_000
const MOST_MEALS = 20
// A school that has decided nothing yet begins with three meals of about forty kroner.
const FIRST = { isOn: false, mostOutstandingOre: 15_000, mostADayOre: 6_000, mostMeals: 3 }

const amountIn = (typed: string) => {
  const ore = kronerTextToOre(typed)
  return ore !== null && ore >= 100 && ore <= MOST_ORE ? ore : null
}

/** Whether meals are advanced and how far, with what it means for a pupil without money. */
export function PolicyForm({ meals: { policy, products, fundOre } }: { meals: Meals }) {
  const texts = useMealTexts()
  const { language } = useLanguage()
  const say = useSay()
  const save = useDecidePolicy()
  const before = policy ?? FIRST
  const [isOn, setIsOn] = useState(before.isOn)
  const [outstanding, setOutstanding] = useState(oreToKronerText(before.mostOutstandingOre))
  const [day, setDay] = useState(oreToKronerText(before.mostADayOre))
  const [meals, setMeals] = useState(String(before.mostMeals))
  const [mostOutstandingOre, mostADayOre] = [amountIn(outstanding), amountIn(day)]
  const mostMeals = /^\d{1,2}$/.test(meals.trim()) && Number(meals) >= 1 && Number(meals) <= MOST_MEALS ? Number(meals) : null
  const isDayTooMuch = mostADayOre !== null && mostOutstandingOre !== null && mostADayOre > mostOutstandingOre
  const wanted =
    mostOutstandingOre === null || mostADayOre === null || mostMeals === null || isDayTooMuch ? null : { mostOutstandingOre, mostADayOre, mostMeals }
  return (
    <Card>
      <div className="office-meal-form">
        <Form
          error={save.error}
          onSubmit={() => wanted !== null && save.mutate({ isOn, ...wanted }, { onSuccess: () => say(texts.saved) })}
          actions={
            <Button type="submit" busy={save.isPending} disabled={wanted === null}>
              {texts.save}
            </Button>
          }
        >
          <h2>{texts.rules.title}</h2>
          <Checkbox label={texts.rules.isOn} description={texts.rules.help} checked={isOn} onToggle={setIsOn} />
          {isOn ? (
            <>
              <Kroner
                label={texts.rules.outstanding}
                value={outstanding}
                onChange={setOutstanding}
                error={mostOutstandingOre === null ? texts.notAmount : undefined}
              />
              <Kroner
                label={texts.rules.day}
                value={day}
                onChange={setDay}
                error={mostADayOre === null ? texts.notAmount : isDayTooMuch ? texts.rules.dayTooMuch : undefined}
              />
              <TextField
                label={texts.rules.meals}
                inputMode="numeric"
                autoComplete="off"
                maxLength={2}
                value={meals}
                onChange={({ currentTarget }) => setMeals(currentTarget.value)}
                error={mostMeals === null ? texts.rules.mealsWrong : undefined}
              />
            </>
          ) : null}
          <Notice tone="info">
            {!isOn || wanted === null
              ? texts.rules.previewOff
              : texts.rules.preview({
                  outstanding: formatKroner(wanted.mostOutstandingOre),
                  day: formatKroner(wanted.mostADayOre),
                  meals: wanted.mostMeals,
                })}
          </Notice>
          {isOn && !products.some(({ isMeal }) => isMeal) ? <Notice tone="warning">{texts.rules.noMeals}</Notice> : null}
          {isOn && fundOre === 0 ? <Notice tone="warning">{texts.rules.emptyFund}</Notice> : null}
          {policy === null ? null : (
            <p className="kit-muted kit-small">{texts.rules.decided(policy.decidedBy, formatInstant(policy.decidedAt, { language }))}</p>
          )}
        </Form>
      </div>
    </Card>
  )
}

type KronerProps = { label: string; description?: string; value: string; onChange: (value: string) => void; error: string | undefined }

export function Kroner({ onChange, ...field }: KronerProps) {
  return (
    <TextField suffix="kr" inputMode="decimal" autoComplete="off" maxLength={10} onChange={({ currentTarget }) => onChange(currentTarget.value)} {...field} />
  )
}
