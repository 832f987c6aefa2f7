import { useState } from 'react'
import { mayPrintCard } from '../../rules/card-prints.ts'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { formatCalendarDay, formatDay, formatInstant } from '../../language/amounts-and-dates.ts'
import { useCardTexts } from '../card-texts.ts'
import type { PupilDetail } from '../pupils/pupils.ts'
import { BlockCard } from './BlockCard.tsx'
import { CardState, useCardName } from './CardState.tsx'
import { type Card, usePrintCard } from './cards.ts'
import { PrintOptions } from './PrintOptions.tsx'
import { TakeBackCard } from './TakeBackCard.tsx'

type CardLineProps = { card: Card; pupil: PupilDetail['pupil']; tookOver: boolean; onReplace: (() => void) | undefined }

/** One card: what it is, how it stands, and what can be done with it. */
export function CardLine({ card, pupil, tookOver, onReplace }: CardLineProps) {
  const texts = useCardTexts().pupil
  const nameOf = useCardName()
  const [deed, setDeed] = useState<'block' | 'take-back' | 'print' | null>(null)
  const close = () => setDeed(null)
  const { state } = card
  return (
    <li className="office-card">
      <div className="office-card-head">
        <strong>{nameOf(card)}</strong>
        <CardState state={state} />
      </div>
      <p className="kit-muted kit-small">
        <Facts card={card} />
      </p>
      {state === 'ended' ? null : (
        <div className="office-card-deeds">
          <Button look="quiet" size="sm" colour={state === 'blocked' ? undefined : 'danger'} onClick={() => setDeed('block')}>
            {state === 'blocked' ? texts.unblock : texts.block}
          </Button>
          {onReplace === undefined ? null : (
            <>
              <Button look="quiet" size="sm" onClick={onReplace}>
                {texts.replace}
              </Button>
              <Button look="quiet" size="sm" onClick={() => setDeed('take-back')}>
                {texts.takeBack}
              </Button>
            </>
          )}
          {mayPrintCard({ ...card, tookOver }) ? (
            <Button look="quiet" size="sm" onClick={() => setDeed('print')}>
              {texts.print}
            </Button>
          ) : null}
        </div>
      )}
      <BlockCard card={card} pupilId={pupil.pupilId} isOpen={deed === 'block'} onClose={close} />
      <TakeBackCard card={card} pupil={pupil} isOpen={deed === 'take-back'} onClose={close} />
      <PrintCard card={card} pupilId={pupil.pupilId} isOpen={deed === 'print'} onClose={close} />
    </li>
  )
}

function Facts({ card: { issuedAt, validUntil, blockedAt, blockReason, endedAt, endReason, state } }: { card: Card }) {
  const texts = useCardTexts()
  const { language } = useLanguage()
  const reasons: Readonly<Record<string, string>> = texts.reasons
  const facts = [
    state === 'ended' && endedAt !== null && endReason !== null
      ? texts.pupil.endedSince(texts.pupil.endReasons[endReason], formatDay(endedAt, { language }))
      : null,
    state === 'blocked' && blockedAt !== null
      ? texts.pupil.blockedSince(reasons[blockReason ?? ''] ?? texts.reasons.other, formatInstant(blockedAt, { language }))
      : null,
    validUntil === null ? null : texts.pupil.validUntil(formatCalendarDay(validUntil, { language })),
    issuedAt === null ? null : texts.pupil.issued(formatDay(issuedAt, { language })),
  ]
  return facts.filter((fact) => fact !== null).join(' · ')
}

function PrintCard({ card, pupilId, isOpen, onClose }: { card: Card; pupilId: string; isOpen: boolean; onClose: () => void }) {
  const texts = useCardTexts()
  const printing = usePrintCard({ pupilId, cardId: card.cardId })
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={texts.pupil.print} mustStay={printing.isPending}>
      <PrintOptions cards={1} printing={printing} isForPupil />
    </Dialog>
  )
}
