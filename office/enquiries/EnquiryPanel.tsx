import { useState } from 'react'
import type { EnquiryDeed } from '../../contract/enquiries.ts'
import { ApiRefusal } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { BackIcon, ForwardIcon } from '../../kit/icons.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { possibleDeeds } from '../../rules/enquiry-states.ts'
import { Answered } from '../Answered.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { useOpen } from '../use-open.ts'
import { Assignee } from './Assignee.tsx'
import { Composer } from './Composer.tsx'
import { Conversation } from './Conversation.tsx'
import { type Enquiry, useDeed, useEnquiry } from './enquiries.ts'
import { DisputedPurchase } from './DisputedPurchase.tsx'
import { EnquiryState } from './EnquiryState.tsx'
import { Pupil } from './Pupil.tsx'
import { useEnquiryTexts } from './texts.ts'
import { Writer } from './Writer.tsx'

type Neighbours = { previous: string | undefined; next: string | undefined }
type EnquiryPanelProps = { enquiryId: string; neighbours: Neighbours; onClose: () => void }

/** One enquiry: who wrote, about whom, all that was written, and what the office does about it. */
export function EnquiryPanel({ enquiryId, neighbours, onClose }: EnquiryPanelProps) {
  const texts = useEnquiryTexts()
  const enquiry = useEnquiry(enquiryId)
  const [isWriting, setIsWriting] = useState(false)
  const isUnknown = enquiry.error instanceof ApiRefusal && enquiry.error.code === 'not_found'
  return (
    <SidePanel
      title={enquiry.data === undefined ? texts.details : texts.one(enquiry.data.number)}
      onClose={onClose}
      isHalfDone={isWriting}
      actions={
        <>
          {enquiry.data === undefined || isUnknown ? null : <Deeds enquiry={enquiry.data} />}
          <NeighbourButtons {...neighbours} />
        </>
      }
    >
      {isUnknown ? (
        <EmptyState drawing="search" title={texts.notFound}>
          {texts.notFoundAdvice}
        </EmptyState>
      ) : (
        <Answered query={enquiry}>{(data) => <EnquiryOf enquiry={data} onWriting={setIsWriting} />}</Answered>
      )}
    </SidePanel>
  )
}

function EnquiryOf({ enquiry, onWriting }: { enquiry: Enquiry; onWriting: (isWriting: boolean) => void }) {
  const texts = useEnquiryTexts()
  return (
    <div className="kit-stack" data-gap="large">
      <div className="kit-stack">
        <div className="kit-row" data-gap="small">
          <EnquiryState state={enquiry.state} />
          <span className="kit-muted">{texts.topics[enquiry.topic]}</span>
        </div>
        <Assignee enquiry={enquiry} />
        <Writer enquiry={enquiry} />
        <Pupil enquiry={enquiry} />
        <DisputedPurchase purchase={enquiry.purchase} />
      </div>
      <Conversation enquiry={enquiry} />
      <Composer enquiry={enquiry} onWriting={onWriting} />
    </div>
  )
}

const looks: Record<EnquiryDeed, 'secondary' | 'quiet'> = { solved: 'secondary', reopened: 'secondary', closed: 'quiet' }

function Deeds({ enquiry }: { enquiry: Enquiry }) {
  const texts = useEnquiryTexts()
  const say = useSay()
  const whatWentWrong = useRefusalText()
  const deed = useDeed(enquiry.enquiryId)
  const act = (wanted: EnquiryDeed): void =>
    deed.mutate(wanted, { onSuccess: () => say(texts.deedsDone[wanted]), onError: (error) => say(whatWentWrong(error), 'problem') })
  return (
    <>
      {possibleDeeds(enquiry.state).map((each) => (
        <Button key={each} look={looks[each]} size="sm" busy={deed.isPending && deed.variables === each} onClick={() => act(each)}>
          {texts.deeds[each]}
        </Button>
      ))}
    </>
  )
}

/** On to the enquiry above or below in the list, without leaving the panel. */
function NeighbourButtons({ previous, next }: Neighbours) {
  const texts = useEnquiryTexts()
  const { openThe } = useOpen()
  return (
    <span className="office-neighbours">
      <Button
        look="quiet"
        size="sm"
        icon={<BackIcon />}
        aria-label={texts.previous}
        disabled={previous === undefined}
        onClick={() => previous !== undefined && openThe(previous)}
      />
      <Button
        look="quiet"
        size="sm"
        icon={<ForwardIcon />}
        aria-label={texts.next}
        disabled={next === undefined}
        onClick={() => next !== undefined && openThe(next)}
      />
    </span>
  )
}
