import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { ENERGY_DRINK_AGE, LEAST_AGE_LIMIT, MOST_AGE_LIMIT } from '../../rules/age-limits.ts'
import { InlineForm } from '../panel/FormPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { type Declaration, useAgeLimit } from './stops.ts'
import { useStopTexts } from './stop-texts.ts'

type Props = { declaration: Declaration; productId: string; name: string }

/** From which age a product is sold, and why. */
export function AgeLimitOfProduct(props: Props) {
  const texts = useStopTexts().product
  const { mayRunCanteen } = useAtSchool()
  const [isOpen, setIsOpen] = useState(false)
  const { ageLimit, ageReason } = props.declaration
  if (isOpen) return <AgeForm {...props} onDone={() => setIsOpen(false)} />
  return (
    <div className="kit-stack" data-gap="small">
      <h4>{texts.ageLimit}</h4>
      <p>{ageLimit === null ? texts.noAgeLimit : texts.ageLimitIs(ageLimit, ageReason ?? '')}</p>
      {mayRunCanteen ? (
        <div className="kit-row">
          <Button look="secondary" size="sm" onClick={() => setIsOpen(true)}>
            {ageLimit === null ? texts.ageSet : texts.change}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function AgeForm({ declaration: { ageLimit, ageReason }, productId, name, onDone }: Props & { onDone: () => void }) {
  const texts = useStopTexts().product
  const say = useSay()
  const set = useAgeLimit(productId)
  const [age, setAge] = useState(String(ageLimit ?? ENERGY_DRINK_AGE))
  const [reason, setReason] = useState(ageReason ?? '')
  const [isTried, setIsTried] = useState(false)
  const wanted = /^\d{1,2}$/.test(age.trim()) ? Number(age) : 0
  const isAge = wanted >= LEAST_AGE_LIMIT && wanted <= MOST_AGE_LIMIT
  const done = {
    onSuccess: () => {
      say(texts.ageSaved(name))
      onDone()
    },
  }
  const submit = () => {
    setIsTried(true)
    if (isAge && reason.trim() !== '') set.mutate({ ageLimit: wanted, ageReason: reason }, done)
  }
  return (
    <InlineForm onSubmit={submit} onCancel={onDone} submitWords={texts.ageSave} work={set}>
      <TextField
        label={texts.ageField}
        inputMode="numeric"
        autoComplete="off"
        maxLength={2}
        value={age}
        onChange={(event) => setAge(event.currentTarget.value)}
        error={isTried && !isAge ? texts.ageWrong : undefined}
      />
      <TextField
        label={texts.ageReason}
        description={texts.ageReasonHelp}
        autoComplete="off"
        maxLength={60}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={isTried && reason.trim() === '' ? texts.ageReasonMissing : undefined}
      />
      {ageLimit === null ? null : (
        <div>
          <Button look="quiet" size="sm" colour="danger" busy={set.isPending} onClick={() => set.mutate({ ageLimit: null, ageReason: null }, done)}>
            {texts.ageRemove}
          </Button>
        </div>
      )}
    </InlineForm>
  )
}
