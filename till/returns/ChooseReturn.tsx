import { useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { type ReturnReason, returnReasons } from '../../contract/return-words.ts'
import { Button } from '../../kit/Button.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { Basket } from '../basket/basket.ts'
import { ChosenLine } from '../basket/ChosenLine.tsx'
import { useOpenTill } from '../opening/till-context.ts'
import { useReturnTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { basketOf, leftOf, linesBack, sumBackOre } from './choice.ts'
import type { Subject } from './returner.ts'
import { useReturnsOf } from './use-returns.ts'

/** Which of a sale's goods come back, and why. */
export function ChooseReturn({ subject }: { subject: Subject }) {
  const texts = useReturnTexts()
  const { returner } = useOpenTill()
  const returns = useReturnsOf(subject.purchaseId)
  // What was fetched before may be old: a line that has come back meanwhile would be offered.
  if (returns.data === undefined || returns.isFetching) {
    return (
      <Dialog isOpen onClose={returner.leave} title={texts.title(subject.firstName)}>
        {returns.isFetching || returns.error === null ? <Loading /> : <NoAnswer error={returns.error} query={returns} isPart />}
      </Dialog>
    )
  }
  return <Choice subject={subject} sale={returns.data} />
}

type Sale = RouteReply<'GET /api/till/purchases/:purchaseId/returns'>

function Choice({ subject: { purchaseId, firstName }, sale: { lines } }: { subject: Subject; sale: Sale }) {
  const texts = useReturnTexts()
  const { returner, seller } = useOpenTill()
  const { basket } = useWatched(seller.sale)
  const [quantities, setQuantities] = useState<ReadonlyMap<number, number>>(() => new Map(lines.map((line) => [line.place, leftOf(line)])))
  const [reason, setReason] = useState<ReturnReason>('undone')
  const [note, setNote] = useState('')
  const [isTried, setIsTried] = useState(false)
  const totalOre = sumBackOre(lines, quantities)
  const fault = faultOf({ totalOre, reason, note, basket, texts })
  // What one has yet to write is said at the field, once the button was pressed.
  const isStopped = fault !== undefined && fault !== texts.noteMissing
  const giveBack = () => {
    setIsTried(true)
    if (fault !== undefined) return
    const wish = { purchaseId, lines: linesBack(lines, quantities), totalOre, reason, note: reason === 'other' ? note.trim() : null }
    returner.giveBack(wish, reason === 'wrong_pupil' ? basketOf(lines, quantities) : null)
  }
  return (
    <Dialog
      isOpen
      onClose={returner.leave}
      title={texts.title(firstName)}
      actions={
        <Button aria-disabled={isStopped || undefined} onClick={giveBack}>
          {texts.giveBack(formatKroner(totalOre))}
        </Button>
      }
    >
      <div className="kit-stack">
        <section className="kit-stack" data-gap="small" aria-labelledby="return-which">
          <h3 id="return-which">{texts.which}</h3>
          <ul className="till-chosen-lines">
            {lines.map((line) => (
              <ChosenLine
                key={line.place}
                name={line.name}
                unitPriceOre={line.unitPriceOre}
                of={texts.leftOf(leftOf(line), line.quantity)}
                quantity={quantities.get(line.place) ?? 0}
                most={leftOf(line)}
                fewer={texts.fewer(line.name)}
                more={texts.more(line.name)}
                onSet={(quantity) => setQuantities(new Map([...quantities, [line.place, quantity]]))}
              />
            ))}
          </ul>
        </section>
        <Chips
          label={texts.why}
          perRow={2}
          choices={returnReasons.map((value) => ({ value, label: texts.reasons[value] }))}
          value={reason}
          onChoose={setReason}
        />
        {reason === 'other' ? (
          <TextField
            label={texts.note}
            description={texts.noteHelp}
            error={isTried && fault === texts.noteMissing ? fault : undefined}
            value={note}
            maxLength={200}
            onChange={(event) => setNote(event.target.value)}
          />
        ) : null}
        {reason === 'wrong_pupil' && basket.length === 0 ? <p>{texts.wrongPupilAdvice}</p> : null}
        {isStopped ? <p role="status">{fault}</p> : null}
      </div>
    </Dialog>
  )
}

const LEAST_NOTE = 3

type Chosen = { totalOre: number; reason: ReturnReason; note: string; basket: Basket; texts: ReturnType<typeof useReturnTexts> }

/** Why it cannot be given back yet. */
function faultOf({ totalOre, reason, note, basket, texts }: Chosen): string | undefined {
  if (totalOre === 0) return texts.nothingChosen
  if (reason === 'wrong_pupil' && basket.length > 0) return texts.basketFirst
  return reason === 'other' && note.trim().length < LEAST_NOTE ? texts.noteMissing : undefined
}
