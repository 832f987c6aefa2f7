import { Fold } from '../../kit/Fold.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { useCardsTexts } from '../cards-texts.ts'
import type { CardsOfWallet } from './cards-query.ts'

type Event = CardsOfWallet['history'][number]

/** What has happened to the cards, newest first, in a sentence each: who, what, why. */
export function CardHistory({ history, cards }: Pick<CardsOfWallet, 'history' | 'cards'>) {
  const texts = useCardsTexts()
  const { language } = useLanguage()
  const whoOf = ({ side, isMe, who }: Event) => (isMe ? texts.by.me : side === 'family' ? (who ?? texts.by.office) : texts.by[side])
  const cardOf = ({ cardId }: Event) => {
    const card = cards.find((one) => one.cardId === cardId)
    return card === undefined ? '' : (card.name ?? (card.hint === null ? '' : `···${card.hint}`))
  }
  return (
    <Fold look="card" title={texts.history}>
      {history.length === 0 ? (
        <p className="kit-muted">{texts.historyEmpty}</p>
      ) : (
        <ol className="portal-card-history">
          {history.map((event) => (
            <li key={event.eventId}>
              <p>
                {texts.happened[event.kind](whoOf(event))}
                {event.reason !== null && event.reason in texts.because ? ` (${texts.because[event.reason as keyof typeof texts.because]})` : null}
              </p>
              {event.note === null ? null : <p className="portal-card-note">{event.note}</p>}
              <p className="kit-muted kit-small">{[formatInstant(event.happenedAt, { language }), cardOf(event)].filter(Boolean).join(' · ')}</p>
            </li>
          ))}
        </ol>
      )}
    </Fold>
  )
}
