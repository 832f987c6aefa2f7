import { Button } from '../../kit/Button.tsx'
import { UndoIcon } from '../../kit/UndoIcon.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useReturnTexts } from '../texts.ts'
import { useIsTraining } from '../training/use-training.ts'
import { useWatched } from '../watched.ts'

/** Undoes the last sale, for a minute, as long as nothing else was sold. It asks once more. */
export function UndoButton() {
  const texts = useReturnTexts()
  const { seller, returner } = useOpenTill()
  const isTraining = useIsTraining()
  const { undoable } = useWatched(seller.sale)
  if (undoable === null || isTraining) return null
  const { answer, basket } = undoable
  const { purchaseId, firstName } = answer
  return (
    <Button
      look="secondary"
      size="sm"
      colour="neutral"
      icon={<UndoIcon />}
      aria-haspopup="dialog"
      onClick={() => returner.open({ purchaseId, firstName, from: 'counter', basket })}
    >
      {texts.undo(formatKroner(answer.totalOre))}
    </Button>
  )
}
