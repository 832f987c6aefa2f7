import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useCardTexts } from '../texts.ts'
import { CardLine } from './CardLine.tsx'
import { type FoundCard, type Pupil, type PupilCards, replacementOf } from './desk.ts'
import { BlockForm } from './FoundCard.tsx'
import type { DeskWork } from './use-desk.ts'

/** A pupil who was found by name: the cards in use, and a new one. */
export function PupilAtDesk({ work, pupil }: { work: DeskWork; pupil: Pupil }) {
  const texts = useCardTexts()
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const { enrolment } = useOpenTill()
  const cards = useQuery({
    queryKey: ['till-pupil-cards', enrolment.tillId, pupil.pupilId],
    queryFn: ({ signal }) => call('GET /api/till/pupils/:pupilId/cards', { params: { pupilId: pupil.pupilId }, headers: tillHeaders(enrolment), signal }),
    staleTime: 0,
    gcTime: 0,
  })
  if (cards.isPending) return <Loading />
  if (cards.data === undefined) {
    return <EmptyState drawing="offline" title={whatWentWrong(cards.error)} action={<Button onClick={() => void cards.refetch()}>{common.tryAgain}</Button>} />
  }
  const { terms } = cards.data
  return (
    <div className="till-desk-sheet">
      <p className="till-desk-holder">
        <strong>
          {pupil.firstName} {pupil.lastName}
        </strong>
        <span className="kit-muted">{pupil.className}</span>
      </p>
      <h2 className="till-desk-small">{cards.data.cards.length === 0 ? texts.noCards : texts.cards}</h2>
      <ul className="till-desk-cards">
        {cards.data.cards.map((card) => (
          <li key={card.cardId}>
            <PupilCard work={work} pupil={pupil} card={card} terms={terms} />
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={() => work.become({ at: 'giving', pupil })}>{texts.give}</Button>
      </div>
    </div>
  )
}

type PupilCardProps = { work: DeskWork; pupil: Pupil; card: FoundCard; terms: PupilCards['terms'] }

function PupilCard({ work, pupil, card, terms }: PupilCardProps) {
  const texts = useCardTexts()
  const whatWentWrong = useRefusalText()
  const [isOpened, setIsOpened] = useState<'block' | 'unblock' | null>(null)
  return (
    <div className="kit-stack" data-gap="small">
      <CardLine card={card} />
      {isOpened === 'block' ? (
        <BlockForm work={work} name={pupil.firstName} onBlock={(reason) => work.blockOf(pupil, card, reason)} onCancel={() => setIsOpened(null)} />
      ) : (
        <div className="kit-row">
          {card.state === 'blocked' ? (
            <Button
              look="secondary"
              size="sm"
              colour="neutral"
              busy={work.isBusy}
              onClick={() => {
                setIsOpened('unblock')
                work.unblockOf(pupil, card)
              }}
            >
              {texts.unblock}
            </Button>
          ) : (
            <Button look="secondary" size="sm" colour="danger" onClick={() => setIsOpened('block')}>
              {texts.block}
            </Button>
          )}
          <Button look="secondary" size="sm" colour="neutral" onClick={() => work.become(replacementOf(pupil, card, terms))}>
            {texts.replace}
          </Button>
        </div>
      )}
      {isOpened === 'unblock' && work.error !== undefined ? (
        <Notice tone="warning" announce="now">
          {whatWentWrong(work.error)}
        </Notice>
      ) : null}
    </div>
  )
}
