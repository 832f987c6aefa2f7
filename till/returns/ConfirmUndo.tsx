import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { sumOre } from '../basket/basket.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useReturnTexts } from '../texts.ts'
import type { Subject } from './returner.ts'

/** The sale of just now, all of it, with the consequence before the button. */
export function ConfirmUndo({ subject: { purchaseId, firstName, basket } }: { subject: Extract<Subject, { from: 'counter' }> }) {
  const texts = useReturnTexts()
  const { returner } = useOpenTill()
  const totalOre = sumOre(basket)
  const giveBack = (reason: 'undone' | 'wrong_pupil') => {
    // The sale has its lines in the order of the basket.
    const lines = basket.map(({ quantity }, place) => ({ place, quantity }))
    returner.giveBack({ purchaseId, lines, totalOre, reason, note: null }, reason === 'wrong_pupil' ? basket : null)
  }
  return (
    <Dialog
      isOpen
      onClose={returner.leave}
      title={texts.undoTitle(firstName)}
      actions={
        <>
          <Button onClick={() => giveBack('undone')}>{texts.giveBack(formatKroner(totalOre))}</Button>
          <Button look="secondary" colour="neutral" onClick={() => giveBack('wrong_pupil')}>
            {texts.wrongPupilInstead}
          </Button>
        </>
      }
    >
      <p>{texts.consequence(formatKroner(totalOre))}</p>
    </Dialog>
  )
}
