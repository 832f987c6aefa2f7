import { useQuery } from '@tanstack/react-query'
import { messageGroups } from '../../contract/message-words.ts'
import { Card } from '../../kit/Card.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { messageTerms } from '../../rules/message-events.ts'
import { EventLine } from './EventLine.tsx'
import { type Choices, choicesQuery } from './message-queries.ts'
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

function Chosen({ known }: { known: Choices }) {
  const texts = useMessageTexts()
  return (
    <div className="kit-stack" data-gap="large">
      {messageGroups.map((group) => {
        const events = known.events.filter(({ event }) => messageTerms[event].group === group)
        if (events.length === 0) return null
        return (
          <Card key={group} padding="none" aria-labelledby={`group-${group}`}>
            <div className="portal-messages">
              <h2 id={`group-${group}`}>{texts.groups[group]}</h2>
              {events.map((event) => (
                <EventLine key={event.event} known={known} choice={event} />
              ))}
            </div>
          </Card>
        )
      })}
      {known.push === null ? null : <Push push={known.push} />}
      {known.sms === null ? null : <MobileNumber sms={known.sms} />}
      <Quiet known={known} />
      <Trial known={known} />
    </div>
  )
}
