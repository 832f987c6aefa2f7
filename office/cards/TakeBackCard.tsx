import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useCommonTexts } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useCardTexts } from '../card-texts.ts'
import type { PupilDetail } from '../pupils/pupils.ts'
import { type Card, useTakeBack } from './cards.ts'

type TakeBackProps = { card: Card; pupil: PupilDetail['pupil']; isOpen: boolean; onClose: () => void }

/** Takes a card out of use for good, with the consequence said first. */
export function TakeBackCard({ card, pupil, isOpen, onClose }: TakeBackProps) {
  const texts = useCardTexts().takingBack
  const common = useCommonTexts()
  const say = useSay()
  const takeBack = useTakeBack({ pupilId: pupil.pupilId, cardId: card.cardId })
  const confirm = () =>
    takeBack.mutate(undefined, {
      onSuccess: () => {
        say(texts.done)
        onClose()
      },
    })
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={texts.question}
      mustStay={takeBack.isPending}
      actions={
        <>
          <Button colour="danger" busy={takeBack.isPending} onClick={confirm}>
            {texts.confirm}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <div className="kit-stack">
        <p>{texts.consequence(formatKroner(pupil.balanceOre))}</p>
        <Failure error={takeBack.error} />
      </div>
    </Dialog>
  )
}
