import { useQuery } from '@tanstack/react-query'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { choicesQuery, MessageChoices } from './MessageChoices.tsx'
import { useMessageTexts } from './message-texts.ts'

/** How one wants to hear of what may be chosen, and when there is to be quiet. */
export function MessagesScreen() {
  const texts = useMessageTexts()
  const { data, error, isFetching, refetch } = useQuery(choicesQuery)
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.title} lead={texts.always} />
      {data === undefined && error === null ? <Loading rows={4} /> : null}
      {data === undefined && error !== null ? <NoAnswer error={error} query={{ isFetching, refetch }} /> : null}
      {data === undefined ? null : <MessageChoices kept={data} />}
    </div>
  )
}
