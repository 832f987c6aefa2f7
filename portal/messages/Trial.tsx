import { useMutation } from '@tanstack/react-query'
import { messageChannels } from '../../contract/message-words.ts'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import type { Channel, Choices } from './message-queries.ts'
import { useMessageTexts } from './message-texts.ts'

/** «Send meg en prøve», by each of the ways there are. */
export function Trial({ known }: { known: Choices }) {
  const texts = useMessageTexts().trial
  const say = useSay()
  const send = useMutation({
    mutationFn: (channel: Channel) => call('POST /api/person/message-trials', { body: { channel } }),
    onSuccess: () => say(texts.sent),
  })
  const ways = messageChannels.filter((channel) => known.events.some(({ offered }) => offered.includes(channel)))
  return (
    <Card look="tinted">
      <div className="kit-stack" data-gap="small">
        <h2>{texts.title}</h2>
        <p>{texts.why}</p>
        <div className="kit-row">
          {ways.map((channel) => (
            <Button
              key={channel}
              look="secondary"
              busy={send.isPending && send.variables === channel}
              disabled={send.isPending}
              onClick={() => send.mutate(channel)}
            >
              {texts.by[channel]}
            </Button>
          ))}
        </div>
        <Failure error={send.error} />
      </div>
    </Card>
  )
}
