import { cashierKinds } from '../../contract/cashier-words.ts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { Tag } from '../../kit/Tag.tsx'
import { useOpenTill } from '../opening/till-context.ts'
import { useCashierTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import type { Cashier } from './cashiers.ts'
import { PinPad } from './PinPad.tsx'
import './cashiers.css'

/** Whose turn it is: a name and a PIN. `pupil` is who signs in once an adult has shown that they supervise. */
type Step = { at: 'names' } | { at: 'adults'; pupil: Cashier } | { at: 'pin'; cashier: Cashier; pupil: Cashier | null }

/** Names as large buttons, then a PIN. The basket stays as it is underneath, for whoever signs in. */
export function LockScreen() {
  const texts = useCashierTexts()
  const { cashiers, keeper, seller } = useOpenTill()
  const { cashier: signedIn, supervisor } = useWatched(cashiers.present)
  const { catalogue } = useWatched(keeper.contact)
  const [step, setStep] = useState<Step>({ at: 'names' })
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  useScreenTitle(texts.title)
  // A card that waited for its goods does not pay for whoever comes next.
  useEffect(() => seller.dropCode(), [seller])
  const all = catalogue?.cashiers?.cashiers ?? []
  const toNames = () => {
    setStep({ at: 'names' })
    setError(null)
  }
  const act = (what: () => Promise<void>, then: () => void) => {
    setIsBusy(true)
    setError(null)
    void what()
      .then(then, (problem: unknown) => setError(problem instanceof Error ? problem : new Error('the till could not do it')))
      .finally(() => setIsBusy(false))
  }
  const choose = (cashier: Cashier) => {
    setError(null)
    setStep(cashier.kind === 'pupil' && supervisor === null ? { at: 'adults', pupil: cashier } : { at: 'pin', cashier, pupil: null })
  }

  if (step.at === 'pin') {
    const { cashier, pupil } = step
    const onPin = (pin: string) => {
      const who = { cashierId: cashier.cashierId, pin }
      if (pupil === null) act(() => cashiers.signIn(who), toNames)
      else
        act(
          () => cashiers.supervise(who),
          () => setStep({ at: 'pin', cashier: pupil, pupil: null }),
        )
    }
    return (
      <main className="till-lock">
        <PinPad
          key={cashier.cashierId}
          title={cashier.name}
          lead={pupil === null ? texts.keyIn : texts.keyInToSupervise(pupil.name)}
          error={error}
          isBusy={isBusy}
          onPin={onPin}
          onBack={toNames}
        />
      </main>
    )
  }
  if (step.at === 'adults') {
    return (
      <main className="till-lock">
        <Names
          title={texts.whoSupervises}
          lead={texts.whoSupervisesLead(step.pupil.name)}
          cashiers={all.filter(({ kind }) => kind === 'adult')}
          onChoose={(cashier) => setStep({ at: 'pin', cashier, pupil: step.pupil })}
        />
        <Button look="quiet" onClick={toNames}>
          {texts.otherName}
        </Button>
      </main>
    )
  }
  return (
    <main className="till-lock">
      <Names title={signedIn === null ? texts.title : texts.change} lead={texts.lead} cashiers={all} current={signedIn} onChoose={choose} />
      <Basket />
      <Failure error={error} />
      <div className="kit-row till-lock-actions">
        {signedIn === null ? null : (
          <>
            <Button look="secondary" onClick={() => cashiers.isChanging.set(false)}>
              {texts.goOn(signedIn.name)}
            </Button>
            <Button look="quiet" busy={isBusy} onClick={() => act(cashiers.signOut, toNames)}>
              {texts.signOut}
            </Button>
          </>
        )}
        {supervisor === null ? null : (
          <Button look="quiet" busy={isBusy} onClick={() => act(cashiers.endSupervision, toNames)}>
            {texts.endSupervision(supervisor.name)}
          </Button>
        )}
      </div>
    </main>
  )
}

type NamesProps = { title: string; lead: string; cashiers: readonly Cashier[]; current?: Cashier | null; onChoose: (cashier: Cashier) => void }

function Names({ title, lead, cashiers, current = null, onChoose }: NamesProps) {
  const texts = useCashierTexts()
  const list = useRef<HTMLUListElement>(null)
  // The first name has the focus: the arrows of a keyboard need not be used, Tab and Enter are enough.
  useEffect(() => list.current?.querySelector('button')?.focus({ preventScroll: true }), [title])
  const inOrder = cashierKinds.flatMap((each) => cashiers.filter(({ kind }) => kind === each))
  return (
    <>
      <header className="till-lock-head">
        <h1>{title}</h1>
        <p className="kit-muted">{lead}</p>
      </header>
      <ul className="till-lock-names" ref={list}>
        {inOrder.map((cashier) => (
          <li key={cashier.cashierId}>
            <button type="button" className="till-lock-name" onClick={() => onChoose(cashier)}>
              <span>{cashier.name}</span>
              {cashier.kind === 'pupil' ? <Tag>{texts.pupil}</Tag> : null}
              {cashier.cashierId === current?.cashierId ? <Tag colour="success">{texts.now}</Tag> : null}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Basket() {
  const texts = useCashierTexts()
  const { seller } = useOpenTill()
  const { basket } = useWatched(seller.sale)
  const count = basket.reduce((sum, { quantity }) => sum + quantity, 0)
  return count === 0 ? null : <p role="status">{texts.basketStays(count)}</p>
}
