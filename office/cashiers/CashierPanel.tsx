import { useState } from 'react'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatDay } from '../../language/amounts-and-dates.ts'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { FormPanel } from '../panel/FormPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { type Cashier, useEndCashier, useRenameCashier, useReplacePin } from './cashiers.ts'
import { useCashierTexts } from './cashier-texts.ts'
import { PinOnce } from './PinOnce.tsx'

/** One cashier: the name on the button, another PIN, and the end. */
export function CashierPanel({ cashier, onClose }: { cashier: Cashier; onClose: () => void }) {
  const texts = useCashierTexts()
  const say = useSay()
  const { mayRunCanteen } = useAtSchool()
  const [name, setName] = useState(cashier.name)
  const rename = useRenameCashier(cashier.cashierId, (saved) => say(texts.form.saved(saved.name)))
  const mayChange = mayRunCanteen && cashier.isInUse
  const facts = [
    { name: texts.kind, value: texts.kinds[cashier.kind] },
    ...(cashier.pupil === null ? [] : [{ name: texts.form.pupil, value: `${cashier.pupil.name}, ${cashier.pupil.className}` }]),
    { name: texts.number, value: cashier.number },
    { name: texts.signedIn, value: cashier.isInUse ? (cashier.signedInAt ?? texts.nowhere) : texts.ended },
  ]
  return (
    <FormPanel
      title={cashier.name}
      onClose={onClose}
      onSubmit={() => (name.trim() === '' ? undefined : rename.mutate(name.trim()))}
      submitWords={texts.form.save}
      work={rename}
      isUnchanged={name.trim() === cashier.name}
      mayChange={mayChange}
      below={
        mayChange ? (
          <>
            <Pin cashier={cashier} />
            <End cashier={cashier} onEnded={onClose} />
          </>
        ) : undefined
      }
    >
      <dl className="office-facts">
        {facts.map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      {mayChange ? (
        <TextField
          label={texts.form.name}
          maxLength={40}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={name.trim() === '' ? texts.form.nameMissing : undefined}
        />
      ) : null}
    </FormPanel>
  )
}

function Pin({ cashier }: { cashier: Cashier }) {
  const texts = useCashierTexts().pin
  const { language } = useLanguage()
  const [shown, setShown] = useState<string | null>(null)
  const replace = useReplacePin(cashier.cashierId, setShown)
  return (
    <section className="kit-stack">
      <div>
        <h3>{texts.title}</h3>
        <p className="kit-muted">{texts.setOn(formatDay(cashier.pinSetAt, { language }))}</p>
      </div>
      {shown === null ? (
        <div>
          <AskFirst opens={texts.replace} question={texts.question(cashier.name)} confirm={texts.confirm} work={replace}>
            <p>{texts.consequence}</p>
          </AskFirst>
        </div>
      ) : (
        <PinOnce name={cashier.name} pin={shown} onSeen={() => setShown(null)} />
      )}
    </section>
  )
}

function End({ cashier, onEnded }: { cashier: Cashier; onEnded: () => void }) {
  const texts = useCashierTexts().end
  const say = useSay()
  const end = useEndCashier(cashier.cashierId, () => {
    say(texts.done(cashier.name))
    onEnded()
  })
  return (
    <section className="kit-stack">
      <div>
        <h3>{texts.title}</h3>
        <p className="kit-muted">{texts.explained}</p>
      </div>
      <div>
        <AskFirst opens={texts.open} question={texts.question(cashier.name)} confirm={texts.confirm(cashier.name)} work={end}>
          <p>{texts.consequence}</p>
        </AskFirst>
      </div>
    </section>
  )
}
