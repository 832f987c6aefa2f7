import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { messageGroups } from '../../contract/message-words.ts'
import { Card } from '../../kit/Card.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { isAboutAChild, messageTerms } from '../../rules/message-events.ts'
import { ChildLine } from './ChildLine.tsx'
import { EventLine } from './EventLine.tsx'
import { type Child, type Choices, choicesQuery } from './message-queries.ts'
import { useMessageTexts } from './message-texts.ts'
import { MobileNumber } from './MobileNumber.tsx'
import { Push } from './Push.tsx'
import { Quiet } from './Quiet.tsx'
import { Trial } from './Trial.tsx'
import './messages.css'

/** How one wants to hear of each thing, by which ways it can come, and when there is to be quiet. */
export function MessagesScreen() {
  const texts = useMessageTexts()
  const { data, error, isFetching, refetch } = useQuery(choicesQuery)
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.title} lead={texts.lead} />
      {data === undefined && error === null ? <Loading rows={4} /> : null}
      {data === undefined && error !== null ? <NoAnswer error={error} query={{ isFetching, refetch }} /> : null}
      {data === undefined ? null : <Chosen known={data} />}
    </div>
  )
}

const ALL = 'all'
const keyOf = ({ schoolId, pupilId }: Child): string => `${schoolId} ${pupilId}`

function Chosen({ known }: { known: Choices }) {
  const texts = useMessageTexts()
  const [whose, setWhose] = useState(ALL)
  const { children } = known
  const child = children.find((each) => keyOf(each) === whose)
  // What was chosen for one child holds, also for a child that is the only one now.
  const hasOwn = children.length > 1 || children.some(({ events }) => events.length > 0)
  return (
    <div className="kit-stack" data-gap="large">
      {hasOwn ? (
        <div className="kit-stack" data-gap="small">
          <Chips
            label={texts.child.whose}
            choices={[{ value: ALL, label: texts.child.all }, ...children.map((each) => ({ value: keyOf(each), label: each.firstName }))]}
            value={child === undefined ? ALL : whose}
            onChoose={setWhose}
            perRow={2}
          />
          <p className="kit-muted kit-small">{child === undefined ? texts.child.allWhy : texts.child.why(child.firstName)}</p>
        </div>
      ) : null}
      <Groups known={known} child={child} />
      {child === undefined ? (
        <>
          {known.push === null ? null : <Push push={known.push} />}
          {known.sms === null ? null : <MobileNumber sms={known.sms} />}
          <Quiet known={known} />
          <Trial known={known} />
        </>
      ) : null}
    </div>
  )
}

function Groups({ known, child }: { known: Choices; child: Child | undefined }) {
  const texts = useMessageTexts()
  return messageGroups.map((group) => {
    const events = known.events.filter(({ event }) => messageTerms[event].group === group && (child === undefined || isAboutAChild(event)))
    if (events.length === 0) return null
    return (
      <Card key={group} padding="none" aria-labelledby={`group-${group}`}>
        <div className="portal-messages">
          <h2 id={`group-${group}`}>{texts.groups[group]}</h2>
          {events.map((choice) =>
            child === undefined ? (
              <EventLine key={choice.event} known={known} choice={choice} />
            ) : (
              <ChildLine key={`${keyOf(child)} ${choice.event}`} known={known} child={child} choice={choice} />
            ),
          )}
        </div>
      </Card>
    )
  })
}
