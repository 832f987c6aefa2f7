import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { ScanIcon } from '../../kit/icons.tsx'
import { Answered } from '../Answered.tsx'
import { useCardTexts } from '../card-texts.ts'
import type { PupilDetail } from '../pupils/pupils.ts'
import { CardFees } from './CardFees.tsx'
import { CardHistory } from './CardHistory.tsx'
import { CardLine } from './CardLine.tsx'
import { type Card, type PupilCards as Cards, usePupilCards } from './cards.ts'
import { GiveCard } from './GiveCard.tsx'
import { Listening } from './Listening.tsx'
import { ReplaceCard } from './ReplaceCard.tsx'
import type { Scan } from './scanned-text.ts'
import './cards.css'

type Pupil = PupilDetail['pupil']
type Deed = 'give' | 'replace'
/** What is being done: giving a card, or replacing one. */
type Doing = { deed: Deed; cardId?: string } | null

/** A pupil's cards: scan to hand one out, block, open, replace. A scanner is heard wherever the cursor stands. */
export function PupilCards({ pupil }: { pupil: Pupil }) {
  const texts = useCardTexts().pupil
  const cards = usePupilCards(pupil.pupilId)
  return (
    <section className="kit-stack">
      <h3>{texts.title}</h3>
      <Answered query={cards} rows={2}>
        {(data) => <CardsOf pupil={pupil} data={data} />}
      </Answered>
    </section>
  )
}

/** What a new card can take over for: everything physical that is not over. */
const canBeReplaced = ({ kind, state }: Card) => kind !== 'phone' && state !== 'ended'

function CardsOf({ pupil, data }: { pupil: Pupil; data: Cards }) {
  const texts = useCardTexts().pupil
  const [doing, setDoing] = useState<Doing>(null)
  const [code, setCode] = useState('')
  const [scan, setScan] = useState<Scan>({ code: '', number: 0 })
  const [showsOld, setShowsOld] = useState(false)
  const replaceable = data.cards.filter(canBeReplaced)
  const current = data.cards.filter(({ state }) => state !== 'ended')
  const old = data.cards.filter(({ state }) => state === 'ended')
  const deed = replaceable.length > 0 ? 'replace' : 'give'
  const begin = (next: Doing) => {
    setCode('')
    setDoing(next)
  }
  const done = () => setDoing(null)
  const scanned = (read: string) => {
    setScan({ code: read, number: scan.number + 1 })
    setCode(read)
    setDoing(doing ?? { deed })
  }
  const tookOver = (cardId: string) => data.history.some((event) => event.cardId === cardId && event.kind === 'took_over')
  const line = (card: Card) => (
    <CardLine
      key={card.cardId}
      card={card}
      pupil={pupil}
      tookOver={tookOver(card.cardId)}
      onReplace={canBeReplaced(card) ? () => begin({ deed: 'replace', cardId: card.cardId }) : undefined}
    />
  )
  return (
    <>
      <Listening onScan={scanned} />
      {current.length === 0 ? null : <ul className="office-lines">{current.map(line)}</ul>}
      {replaceable.length === 0 ? <p className="kit-muted">{texts.none}</p> : null}
      {doing === null ? (
        <div className="kit-row">
          <Button icon={<ScanIcon />} onClick={() => begin({ deed })}>
            {texts.newCard}
          </Button>
          {replaceable.length === 0 ? null : (
            <Button look="secondary" onClick={() => begin({ deed: 'give' })}>
              {texts.moreCards}
            </Button>
          )}
          <span className="kit-muted kit-small">{texts.ready}</span>
        </div>
      ) : doing.deed === 'give' ? (
        <GiveCard pupil={pupil} code={code} onCode={setCode} scan={scan} onDone={done} />
      ) : (
        <ReplaceCard pupil={pupil} cards={replaceable} terms={data.terms} chosen={doing.cardId} code={code} onCode={setCode} scan={scan} onDone={done} />
      )}
      <CardFees fees={data.fees} />
      {old.length === 0 ? null : (
        <div>
          <Button look="quiet" size="sm" aria-expanded={showsOld} onClick={() => setShowsOld(!showsOld)}>
            {showsOld ? texts.hideOlder : texts.older(old.length)}
          </Button>
          {showsOld ? <ul className="office-lines">{old.map(line)}</ul> : null}
        </div>
      )}
      {data.history.length === 0 ? null : <CardHistory data={data} />}
    </>
  )
}
