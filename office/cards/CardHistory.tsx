import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { useCardTexts } from '../card-texts.ts'
import { useCardName } from './CardState.tsx'
import type { PupilCards } from './cards.ts'

type CardEvent = PupilCards['history'][number]

/** What has happened to a pupil's cards, newest first: what, who, when, and on whose behalf. */
export function CardHistory({ data: { cards, history } }: { data: PupilCards }) {
  const texts = useCardTexts().pupil
  const nameOf = useCardName()
  const [isShown, setIsShown] = useState(false)
  const card = (cardId: string) => cards.find((each) => each.cardId === cardId)
  return (
    <div>
      <Button look="quiet" size="sm" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
        {isShown ? texts.hideHistory : texts.showHistory}
      </Button>
      {isShown ? (
        <ol className="office-timeline" aria-label={texts.history}>
          {history.map((event) => {
            const of = card(event.cardId)
            return <Happening key={event.eventId} event={event} of={of === undefined ? '' : nameOf(of)} />
          })}
        </ol>
      ) : null}
    </div>
  )
}

function Happening({ event: { kind, side, who, reason, note, happenedAt }, of }: { event: CardEvent; of: string }) {
  const texts = useCardTexts()
  const { language } = useLanguage()
  const reasons: Readonly<Record<string, string>> = texts.reasons
  const why = reason === null ? undefined : reasons[reason]
  return (
    <li>
      <span>
        <strong>{why === undefined ? texts.events[kind] : `${texts.events[kind]} (${why.toLocaleLowerCase('nb')})`}</strong>{' '}
        {texts.by(who ?? texts.sides[side])}
      </span>
      <span className="kit-muted kit-small">
        {formatInstant(happenedAt, { language })} · {of}
      </span>
      {note === null ? null : <span className="kit-small">«{note}»</span>}
    </li>
  )
}
